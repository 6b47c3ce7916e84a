using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization;
using DomainFx.Runtime;

namespace DomainFx.Testing;

/// <summary>The members of a type that count, with their values.</summary>
[RequiresUnreferencedCode(ContractTests.Reflection)]
internal static class ComparedMembers
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<(string Name, Func<object, object?> Read)> Of(Type type, MemberKind kind) => kind is MemberKind.Properties ? Properties(type) : Fields(type, kind);

    private static IEnumerable<(string Name, Func<object, object?> Read)> Properties(Type type) =>
    [
        .. from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
           where property.CanRead && property.GetIndexParameters().Length == 0 && !IsIgnored(property)
           select (property.Name, (Func<object, object?>)property.GetValue),
        .. from field in type.GetFields(BindingFlags.Instance | BindingFlags.Public)
           where !IsIgnored(field)
           select (field.Name, (Func<object, object?>)field.GetValue),
    ];

    private static IEnumerable<(string Name, Func<object, object?> Read)> Fields(Type type, MemberKind kind)
    {
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(Declared))
            {
                if (field.FieldType.IsAssignableTo(typeof(AggregateState)) || field.FieldType.IsAssignableTo(typeof(Delegate))) continue;
                var property = BackedProperty(declaring, field);
                if (kind is MemberKind.SnapshotFields && (IsLeftOut(field) || (property is not null && IsLeftOut(property)))) continue;
                yield return (property?.Name ?? field.Name, field.GetValue);
            }
        }
    }

    private static PropertyInfo? BackedProperty(Type declaring, FieldInfo field) =>
        field.Name.StartsWith('<') ? declaring.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)], Declared) : null;

    private static bool IsLeftOut(MemberInfo member) => member.IsDefined(typeof(NotInSnapshotAttribute));

    private static bool IsIgnored(MemberInfo member) => member.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition is JsonIgnoreCondition.Always;
}
