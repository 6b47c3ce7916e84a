using System.ComponentModel;

namespace DomainFx;

/// <summary>The contract that generated code fulfils for a projection or a reactor.</summary>
/// <typeparam name="TSelf">The class.</typeparam>
public interface IProjection<TSelf>
    where TSelf : class, IProjection<TSelf>
{
    /// <summary>The projection's type: dispatch and facts.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract Runtime.HandlerProjectionType<TSelf> Type { get; }
}
