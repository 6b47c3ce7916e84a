using System.Reflection;
using FsCheck;
using FsCheck.Fluent;

namespace DomainFx.Tests.Properties;

/// <summary>Makes values of any type by reflection, extremes and nulls included.</summary>
internal static class Values
{
    public static Gen<T> Of<T>()
        where T : notnull => Of(typeof(T), null, byFields: false).Select(value => (T)value!);

    /// <summary>A fixed choice of values: the same seed makes the same ones.</summary>
    public static IReadOnlyList<T> Sample<T>(int count, int seed)
        where T : notnull => [.. Of<T>().Sample(size: 40, numberOfSamples: count, seed: new Rnd((ulong)seed, 7))];

    /// <summary>Values of a type that is known at run time only.</summary>
    /// <param name="type">The type.</param>
    /// <param name="nullability">Where nulls are declared.</param>
    /// <param name="byFields">Whether objects are made of their fields, as state is, instead of what they show.</param>
    public static Gen<object?> Of(Type type, NullabilityInfo? nullability, bool byFields) => new ValueMaker(byFields).Value(type, nullability, 0);
}
