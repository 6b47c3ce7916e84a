using System.Collections;
using System.Reflection;
using DomainFx.Generators.Aggregates;
using DomainFx.Generators.Codecs;
using DomainFx.Generators.Events;
using DomainFx.Generators.Lock;
using DomainFx.Generators.Modules;
using DomainFx.Generators.Projections;
using DomainFx.Roslyn.TestKit;

namespace DomainFx.Generators.Tests.Incremental;

/// <summary>What flows through the pipelines is equatable and holds nothing of Roslyn, by type and by value.</summary>
public sealed class ModelLawTests
{
    private static readonly Type[] Roots = [typeof(Parsed<EventModel>), typeof(Parsed<AggregateModel>), typeof(Parsed<ReadModelModel>), typeof(Parsed<ProjectionModel>), typeof(CodecModel), typeof(ModuleEntry), typeof(ModuleModel), typeof(StateHandlers)];

    [Fact]
    public void Model_types_are_equatable_and_hold_models_only()
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>(Roots);
        while (open.Count > 0)
        {
            Type type = open.Pop();
            if (!seen.Add(type) || type.IsPrimitive || type.IsEnum || type == typeof(string)) continue;

            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>) || Nullable.GetUnderlyingType(type) is not null)
            {
                open.Push(type.GetGenericArguments()[0]);
                continue;
            }

            Assert.True(typeof(DomainGenerator).Assembly == type.Assembly, $"{type} is no model.");
            Assert.True(typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type), $"{type} is not equatable.");
            foreach (FieldInfo field in FieldsOf(type)) open.Push(field.FieldType);
            foreach (Type derived in type.Assembly.GetTypes().Where(other => other.BaseType == type)) open.Push(derived);
        }

        Assert.Contains(typeof(ParameterModel), seen);
        Assert.Contains(typeof(ObjectCodecModel), seen);
    }

    [Fact]
    public void Real_values_hold_nothing_of_Roslyn()
    {
        GeneratorRun run = Generated.Start(Domain.Files);
        object[] values = [.. GeneratorSteps.Of(run.Result)
            .Where(static step => step.Name is TrackingNames.Aggregates or TrackingNames.Events or TrackingNames.ReadModels or TrackingNames.Projections or TrackingNames.Codecs or TrackingNames.Module or TrackingNames.Refused)
            .Select(static step => step.Value!)];
        Assert.True(values.Length > 8);

        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (object value in values) Walk(value, seen, value.GetType().Name);
    }

    private static void Walk(object? value, HashSet<object> seen, string path)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value)) return;

        Assert.False(value.GetType().FullName!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"{path} is a {value.GetType()}");
        if (value is IEnumerable items)
        {
            foreach (object? item in items) Walk(item, seen, path + "[]");
        }

        foreach (FieldInfo field in FieldsOf(value.GetType())) Walk(field.GetValue(value), seen, $"{path}.{field.Name}");
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (Type? part = type; part is not null && part != typeof(object) && part != typeof(ValueType); part = part.BaseType)
        {
            foreach (FieldInfo field in part.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)) yield return field;
        }
    }
}
