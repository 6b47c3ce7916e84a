using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization;

namespace DomainFx.Testing;

/// <summary>Records, classes and structs: by their constructor, then by the properties that it left out. Of a hierarchy, one of its declared cases.</summary>
[RequiresUnreferencedCode(ContractTests.Reflection)]
[RequiresDynamicCode(ContractTests.Reflection)]
internal static class ObjectSamples
{
    private const int Attempts = 50;
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static object Make(Type declared, Sampler sampler)
    {
        var cases = declared.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).Select(one => one.DerivedType).ToList();
        if (!declared.IsAbstract) cases.Add(declared);
        if (cases.Count == 0) throw new ScenarioException($"No value of {declared} could be made: it is abstract and declares no [JsonDerivedType]. Make it by new SampleValues().Use<{declared.Name}>(…).");
        var type = cases[sampler.Random.Next(cases.Count)];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Create(type, sampler);
            }
            catch (TargetInvocationException exception) when (attempt < Attempts && exception.InnerException is ArgumentException or OverflowException or FormatException)
            {
                // The type takes certain values only: try others.
            }
            catch (TargetInvocationException exception)
            {
                throw new ScenarioException($"No value of {type} could be made: its constructor threw {exception.InnerException!.Message} Make it by new SampleValues().Use<{type.Name}>(…).", exception.InnerException);
            }
        }
    }

    private static object Create(Type type, Sampler sampler)
    {
        var constructor = Constructor(type);
        var parameters = constructor?.GetParameters() ?? [];
        var value = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. parameters.Select(parameter => sampler.Make(sampler.Places.Of(parameter)))]);
        foreach (var property in type.GetProperties(Instance))
        {
            if (IsSet(property) && !Array.Exists(parameters, parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)))
                property.SetValue(value, sampler.Make(sampler.Places.Of(property)));
        }

        foreach (var field in type.GetFields(Instance))
        {
            if (field.IsDefined(typeof(JsonIncludeAttribute)) && !field.IsInitOnly) field.SetValue(value, sampler.Make(sampler.Places.Of(field)));
        }

        return value;
    }

    private static ConstructorInfo? Constructor(Type type)
    {
        var all = type.GetConstructors(Instance).Where(one => one.GetParameters() is not [var only] || only.ParameterType != type).ToArray();
        if (Array.Find(all, one => one.IsDefined(typeof(JsonConstructorAttribute))) is { } marked) return marked;
        var open = Array.FindAll(all, one => one.IsPublic) is { Length: > 0 } visible ? visible : all;
        return Array.Find(open, one => one.GetParameters().Length == 0) ?? open.MaxBy(one => one.GetParameters().Length);
    }

    private static bool IsSet(PropertyInfo property) =>
        property.SetMethod is { } setter && property.GetIndexParameters().Length == 0
        && (setter.IsPublic || property.IsDefined(typeof(JsonIncludeAttribute)))
        && !property.IsDefined(typeof(JsonExtensionDataAttribute))
        && property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition is not JsonIgnoreCondition.Always;
}
