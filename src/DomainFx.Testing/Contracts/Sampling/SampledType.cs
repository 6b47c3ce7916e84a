using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace DomainFx.Testing;

/// <summary>A type with what its place says of null, for itself and for its parts.</summary>
internal readonly record struct SampledType(Type Type, NullabilityInfo? Nullability = null)
{
    public bool MayBeNull => Nullability?.WriteState is NullabilityState.Nullable || Nullability?.ReadState is NullabilityState.Nullable;

    /// <summary>A generic argument. Where null is not known to be allowed, it is not.</summary>
    public SampledType Argument(int index) =>
        new(Type.GetGenericArguments()[index], Nullability is { GenericTypeArguments: { } arguments } && index < arguments.Length ? arguments[index] : null);

    public SampledType Element([DisallowNull] Type element) => new(element, Nullability?.ElementType);
}
