using System.Reflection;
using System.Runtime.CompilerServices;
using DomainFx.Runtime;
using FsCheck;
using FsCheck.Fluent;

namespace DomainFx.Tests.Properties;

/// <summary>Aggregates with any state: every field set to any value, whoever could set it.</summary>
internal static class States
{
    /// <summary>Instances with random state; what is not in snapshots, and what is the framework's, stays as it is.</summary>
    public static Gen<T> Of<T>(Func<T> create)
        where T : class
    {
        var fields = FieldsOf(typeof(T)).ToArray();
        return Gen.CollectToArray(fields.Select(field => Values.Of(field.FieldType, new NullabilityInfoContext().Create(field), byFields: true))).Select(values =>
        {
            var made = create();
            for (var i = 0; i < fields.Length; i++) fields[i].SetValue(made, values[i]);
            return made;
        });
    }

    /// <summary>An object of a class or struct, made without its constructors.</summary>
    public static Gen<object?> Made(Type type, Func<FieldInfo, Gen<object?>> value)
    {
        var fields = FieldsOf(type).ToArray();
        return Gen.CollectToArray(fields.Select(value)).Select(values =>
        {
            var made = type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [])?.Invoke([]) ?? RuntimeHelpers.GetUninitializedObject(type);
            for (var i = 0; i < fields.Length; i++) fields[i].SetValue(made, values[i]);
            return (object?)made;
        });
    }

    public static IEnumerable<FieldInfo> FieldsOf(Type? type) =>
        type is null || type == typeof(object)
            ? []
            : FieldsOf(type.BaseType).Concat(
                type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(field => !IsLeftOut(type, field)));

    private static bool IsLeftOut(Type type, FieldInfo field) =>
        typeof(AggregateState).IsAssignableFrom(field.FieldType)
        || field.IsDefined(typeof(NotInSnapshotAttribute))
        || (field.Name.StartsWith('<') && type.GetProperty(field.Name[1..field.Name.IndexOf('>')], BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)?.IsDefined(typeof(NotInSnapshotAttribute)) == true);
}
