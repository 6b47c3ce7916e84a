namespace DomainFx.Generators;

/// <summary>Makes equatable arrays.</summary>
internal static class EquatableArrays
{
    public static EquatableArray<T> ToEquatable<T>(this List<T>? items)
        where T : IEquatable<T> => items is null or { Count: 0 } ? default : new([.. items]);

    public static EquatableArray<T> ToEquatable<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new([.. items]);
}
