using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace DomainFx.Testing;

/// <summary>Arrays, and whatever is made of a list, a set or a dictionary: by its constructor, or by the creator that its family has.</summary>
[RequiresUnreferencedCode(ContractTests.Reflection)]
[RequiresDynamicCode(ContractTests.Reflection)]
internal static class CollectionSamples
{
    public static object? TryMake(SampledType sampled, Sampler sampler)
    {
        var type = sampled.Type;
        if (type.IsArray) return type.GetArrayRank() == 1 ? ArrayOf(sampled.Element(type.GetElementType()!), sampler) : null;
        if (!type.IsGenericType || !IsCollection(type)) return null;
        return type.GetGenericArguments().Length == 2
            ? Made(type, Entries(sampled, sampler), typeof(Dictionary<,>))
            : Made(type, Items(sampled.Argument(0), sampler), typeof(List<>), typeof(HashSet<>));
    }

    private static bool IsCollection(Type type) =>
        type.IsAssignableTo(typeof(IEnumerable)) && type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) is true;

    private static object Made(Type type, object contents, params Type[] plain)
    {
        var arguments = type.GetGenericArguments();
        foreach (var definition in plain)
        {
            var candidate = Activator.CreateInstance(definition.MakeGenericType(arguments), contents)!;
            if (type.IsInstanceOfType(candidate)) return candidate;
            if (type.GetConstructors().FirstOrDefault(one => one.GetParameters() is [var only] && only.ParameterType.IsInstanceOfType(candidate)) is { } constructor) return constructor.Invoke([candidate]);
        }

        return Creator(type)?.MakeGenericMethod(arguments) is { } creator
            ? creator.Invoke(null, creator.GetParameters().Length == 1 ? [contents] : [contents, null])!
            : throw new ScenarioException($"No value of {type} could be made. Make it by new SampleValues().Use<…>(…).");
    }

    // ImmutableList.CreateRange for ImmutableList<T> and IImmutableList<T>, FrozenSet.ToFrozenSet for FrozenSet<T>.
    private static MethodInfo? Creator(Type type)
    {
        var family = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        if (family == nameof(FrozenSet)) return typeof(FrozenSet).GetMethod(nameof(FrozenSet.ToFrozenSet));
        if (family == nameof(FrozenDictionary)) return typeof(FrozenDictionary).GetMethods().First(method => method.Name == nameof(FrozenDictionary.ToFrozenDictionary) && method.GetParameters().Length == 2 && method.GetGenericArguments().Length == 2);
        if (type.IsInterface) family = family == "IImmutableSet" ? nameof(ImmutableHashSet) : family[1..];
        return typeof(ImmutableList).Assembly.GetType($"System.Collections.Immutable.{family}")?.GetMethods()
            .FirstOrDefault(method => method.Name == "CreateRange" && method.GetParameters() is [var only] && only.ParameterType.IsGenericType && only.ParameterType.GetGenericTypeDefinition() == typeof(IEnumerable<>));
    }

    private static object Entries(SampledType sampled, Sampler sampler)
    {
        var (key, value) = (sampled.Argument(0), sampled.Argument(1));
        var entries = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key.Type, value.Type))!;
        for (var i = Count(sampler); i > 0; i--) entries[sampler.Make(key)!] = sampler.Make(value);
        return entries;
    }

    private static Array ArrayOf(SampledType item, Sampler sampler)
    {
        var items = Items(item, sampler);
        var array = Array.CreateInstance(item.Type, items.Count);
        items.CopyTo(array, 0);
        return array;
    }

    private static IList Items(SampledType item, Sampler sampler)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item.Type))!;
        for (var i = Count(sampler); i > 0; i--) list.Add(sampler.Make(item));
        return list;
    }

    private static int Count(Sampler sampler) => sampler.IsDeep ? 0 : sampler.Random.Next(5);
}
