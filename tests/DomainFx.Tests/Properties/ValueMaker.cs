using System.Reflection;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;

namespace DomainFx.Tests.Properties;

/// <summary>Makes values of a type from its constructors and init properties, or from its fields; collections, hierarchies, nulls where they are declared.</summary>
internal sealed class ValueMaker(bool byFields)
{
    private const int MaxDepth = 4;

    // Not shared: it is not thread-safe, and tests run side by side.
    private readonly NullabilityInfoContext _nullability = new();

    public Gen<object?> Value(Type type, NullabilityInfo? nullability, int depth)
    {
        var underlying = Nullable.GetUnderlyingType(type);
        if (underlying is null && nullability is not { ReadState: NullabilityState.Nullable, Type.IsValueType: false }) return NotNull(type, nullability, depth);
        var nothing = Gen.Constant<object?>(null);
        return depth >= MaxDepth ? nothing : Gen.Frequency((4, NotNull(underlying ?? type, nullability, depth)), (1, nothing));
    }

    private Gen<object?> NotNull(Type type, NullabilityInfo? nullability, int depth)
    {
        if (Leaves.For(type) is { } leaf) return leaf.Select(value => (object?)value);
        if (Collections.KeyAndValueOf(type) is var (key, element))
        {
            return Many(() => Pairs(key, element, Argument(nullability, 1), depth + 1), depth).Select(items => (object?)Collections.Map(type, key, element, items));
        }

        if (Collections.ElementOf(type) is { } item)
            return Many(() => Value(item, Argument(nullability, 0), depth + 1), depth).Select(items => (object?)Collections.Sequence(type, item, items));
        var derived = type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).Select(attribute => attribute.DerivedType).ToArray();
        return derived.Length > 0 ? Gen.Elements(derived).SelectMany(choice => Made(choice, depth + 1)) : Made(type, depth + 1);
    }

    private Gen<(object? Key, object? Value)> Pairs(Type key, Type value, NullabilityInfo? nullability, int depth) =>
        Value(key, null, depth).SelectMany(first => Value(value, nullability, depth).Select(second => (first, second)));

    // Takes a function, since the generator of a recursive type would never be finished.
    private static Gen<T[]> Many<T>(Func<Gen<T>> item, int depth) =>
        depth >= MaxDepth
            ? Gen.Constant(Array.Empty<T>())
            : Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 4)), (1, Gen.Choose(5, 12 >> depth))).SelectMany(length => length == 0 ? Gen.Constant(Array.Empty<T>()) : item().ArrayOf(length));

    private Gen<object?> Made(Type type, int depth)
    {
        if (byFields) return States.Made(type, field => Value(field.FieldType, _nullability.Create(field), depth));
        var constructor = ConstructorOf(type);
        var parameters = constructor?.GetParameters() ?? [];
        var taken = parameters.Select(parameter => parameter.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => IsSet(property) && !taken.Contains(property.Name)).ToArray();
        Gen<object?>[] parts =
        [
            .. parameters.Select(parameter => Value(parameter.ParameterType, IsOfTypeParameter(type, parameter.Name!) ? null : _nullability.Create(parameter), depth)),
            .. properties.Select(property => Value(property.PropertyType, _nullability.Create(property), depth)),
        ];
        return Gen.CollectToArray(parts).Select(values =>
        {
            var made = constructor is null ? Activator.CreateInstance(type)! : constructor.Invoke(values[..parameters.Length]);
            for (var i = 0; i < properties.Length; i++) properties[i].SetValue(made, values[parameters.Length + i]);
            return (object?)made;
        });
    }

    // Reflection takes what is declared as T for nullable, whatever T is.
    private static bool IsOfTypeParameter(Type type, string name) =>
        type.IsGenericType && type.GetGenericTypeDefinition().GetProperty(name)?.PropertyType.IsGenericParameter == true;

    private static ConstructorInfo? ConstructorOf(Type type)
    {
        var all = type.GetConstructors();
        return all.FirstOrDefault(constructor => constructor.GetCustomAttribute<JsonConstructorAttribute>() is not null)
            ?? all.Where(constructor => type.IsValueType || constructor.GetParameters().Length > 0 || all.Length == 1).MaxBy(constructor => constructor.GetParameters().Length);
    }

    private static bool IsSet(PropertyInfo property) =>
        property.SetMethod is { } setter && (setter.IsPublic || property.GetCustomAttribute<JsonIncludeAttribute>() is not null)
        && property.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always };

    private static NullabilityInfo? Argument(NullabilityInfo? nullability, int index) =>
        nullability?.ElementType ?? (nullability?.GenericTypeArguments is { } arguments && index < arguments.Length ? arguments[index] : null);
}
