using Microsoft.CodeAnalysis;

namespace DomainFx.Generators;

/// <summary>Finds the modules of other assemblies, which their generator run named by an assembly attribute.</summary>
internal static class UsedModules
{
    /// <summary>The module of an assembly from <c>global::</c>, or null where no code was generated for it.</summary>
    public static string? Of(IAssemblySymbol assembly)
    {
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "DomainModuleAttribute" } type && type.IsIn("Runtime", KnownNames.Namespace)
                && attribute.ConstructorArguments is { Length: 1 } arguments && arguments[0].Value is ITypeSymbol module)
                return TypeText.Of(module);
        }

        return null;
    }
}
