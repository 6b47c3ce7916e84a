using System.ComponentModel;

namespace DomainFx.Runtime;

/// <summary>Written by the generator: names an assembly's module, so that the modules of assemblies that use it bring it along.</summary>
/// <param name="module">The module's type.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class DomainModuleAttribute(Type module) : Attribute
{
    /// <summary>The module's type.</summary>
    public Type Module { get; } = module;
}
