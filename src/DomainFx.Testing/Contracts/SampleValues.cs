using System.Diagnostics.CodeAnalysis;

namespace DomainFx.Testing;

/// <summary>Makes values for round-trip tests, the same ones in every run: ordinary ones, extremes, empty and long ones, null where it is allowed.</summary>
/// <param name="seed">Another seed makes other values.</param>
/// <param name="count">How many values are made of each type.</param>
public sealed class SampleValues(int seed = 1, int count = 100)
{
    private readonly Dictionary<Type, Func<Random, object?>> _makers = [];

    /// <summary>Makes the values of a type in another way: for types that are not made by their constructor, or that take certain values only.</summary>
    /// <typeparam name="T">The type, wherever it occurs.</typeparam>
    public SampleValues Use<T>(Func<Random, T> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        _makers[typeof(T)] = random => make(random);
        return this;
    }

    [RequiresUnreferencedCode(ContractTests.Reflection)]
    [RequiresDynamicCode(ContractTests.Reflection)]
    internal IEnumerable<object> Of(Type type)
    {
        var sampler = new Sampler(new Random(seed), _makers);
        for (var i = 0; i < count; i++) yield return sampler.Make(new SampledType(type)) ?? throw new ScenarioException($"The value made for {type} is null.");
    }
}
