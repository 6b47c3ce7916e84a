using System.Diagnostics.CodeAnalysis;

namespace DomainFx.Testing;

/// <summary>Makes a value of any type that a contract may hold.</summary>
[RequiresUnreferencedCode(ContractTests.Reflection)]
[RequiresDynamicCode(ContractTests.Reflection)]
internal sealed class Sampler(Random random, IReadOnlyDictionary<Type, Func<Random, object?>> makers)
{
    private const int Shallow = 4;
    private const int Deepest = 16;

    private int _depth;

    public Random Random => random;

    public SampledPlaces Places { get; } = new();

    /// <summary>Whether collections should be empty and optional values null, so that recursive types end.</summary>
    public bool IsDeep => _depth > Shallow;

    public object? Make(SampledType sampled)
    {
        if (_depth > Deepest) throw new ScenarioException($"No value of {sampled.Type} could be made: it needs itself. Make it by new SampleValues().Use<{sampled.Type.Name}>(…).");
        if (sampled.MayBeNull && (IsDeep || random.Next(4) == 0)) return null;
        _depth++;
        try
        {
            return Create(sampled);
        }
        finally
        {
            _depth--;
        }
    }

    private object? Create(SampledType sampled)
    {
        var type = Nullable.GetUnderlyingType(sampled.Type) ?? sampled.Type;
        if (makers.TryGetValue(sampled.Type, out var make) || makers.TryGetValue(type, out make)) return make(random);
        if (type != sampled.Type && (IsDeep || random.Next(4) == 0)) return null;
        if (type.IsEnum) return EnumSamples.Make(type, random);
        return ScalarSamples.TryMake(type, random)
            ?? CollectionSamples.TryMake(sampled with { Type = type }, this)
            ?? ObjectSamples.Make(type, this);
    }
}
