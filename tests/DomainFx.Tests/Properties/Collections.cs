using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Reflection;

namespace DomainFx.Tests.Properties;

/// <summary>Makes collections of every supported family from plain items.</summary>
internal static class Collections
{
    public static Type? ElementOf(Type type) =>
        type == typeof(string) ? null
        : type.IsArray ? type.GetElementType()
        : Closed(type, typeof(IEnumerable<>))?.GenericTypeArguments[0];

    public static (Type Key, Type Value)? KeyAndValueOf(Type type) =>
        (Closed(type, typeof(IDictionary<,>)) ?? Closed(type, typeof(IReadOnlyDictionary<,>)))?.GenericTypeArguments is [var key, var value] ? (key, value) : null;

    public static object Sequence(Type type, Type element, object?[] items) => Call(nameof(SequenceOf), [element], type, items);

    public static object Map(Type type, Type key, Type value, (object? First, object? Second)[] items) => Call(nameof(MapOf), [key, value], type, items);

    private static object Call(string method, Type[] arguments, params object[] parameters) =>
        typeof(Collections).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(arguments).Invoke(null, parameters)!;

    private static Type? Closed(Type type, Type open) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == open ? type : type.GetInterfaces().FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == open);

    private static object SequenceOf<T>(Type type, object?[] objects)
        where T : notnull
    {
        var items = objects.Select(item => (T)item!).ToArray();
        if (type.IsArray) return items;
        return Definition(type) switch
        {
            var open when open == typeof(ISet<>) || open == typeof(IReadOnlySet<>) || open == typeof(HashSet<>) => new HashSet<T>(items),
            var open when open == typeof(SortedSet<>) => new SortedSet<T>(items),
            var open when open == typeof(FrozenSet<>) => items.ToFrozenSet(),
            var open when open == typeof(ImmutableArray<>) => items.ToImmutableArray(),
            var open when open == typeof(ImmutableList<>) || open == typeof(IImmutableList<>) => items.ToImmutableList(),
            var open when open == typeof(ImmutableHashSet<>) || open == typeof(IImmutableSet<>) => items.ToImmutableHashSet(),
            var open when open == typeof(ImmutableSortedSet<>) => items.ToImmutableSortedSet(),
            var open when open == typeof(ImmutableQueue<>) || open == typeof(IImmutableQueue<>) => ImmutableQueue.CreateRange(items),
            var open when open == typeof(ImmutableStack<>) || open == typeof(IImmutableStack<>) => ImmutableStack.CreateRange(items),
            var open when open == typeof(Queue<>) => new Queue<T>(items),
            var open when open == typeof(Stack<>) => new Stack<T>(items),
            var open when open == typeof(LinkedList<>) => new LinkedList<T>(items),
            var open when open == typeof(ConcurrentQueue<>) => new ConcurrentQueue<T>(items),
            var open when open == typeof(ConcurrentStack<>) => new ConcurrentStack<T>(items),
            var open when open == typeof(ReadOnlyCollection<>) => new ReadOnlyCollection<T>(items),
            var open when open == typeof(Collection<>) => new Collection<T>([.. items]),
            _ => new List<T>(items),
        };
    }

    private static object MapOf<TKey, TValue>(Type type, (object? First, object? Second)[] objects)
        where TKey : notnull
    {
        var items = objects.DistinctBy(item => item.First).ToDictionary(item => (TKey)item.First!, item => (TValue)item.Second!);
        return Definition(type) switch
        {
            var open when open == typeof(SortedDictionary<,>) => new SortedDictionary<TKey, TValue>(items),
            var open when open == typeof(SortedList<,>) => new SortedList<TKey, TValue>(items),
            var open when open == typeof(ReadOnlyDictionary<,>) => new ReadOnlyDictionary<TKey, TValue>(items),
            var open when open == typeof(ImmutableDictionary<,>) || open == typeof(IImmutableDictionary<,>) => items.ToImmutableDictionary(),
            var open when open == typeof(ImmutableSortedDictionary<,>) => items.ToImmutableSortedDictionary(),
            var open when open == typeof(FrozenDictionary<,>) => items.ToFrozenDictionary(),
            var open when open == typeof(ConcurrentDictionary<,>) => new ConcurrentDictionary<TKey, TValue>(items),
            _ => items,
        };
    }

    private static Type Definition(Type type) =>
        // FrozenSet, FrozenDictionary and their like are abstract: what a value is typed as matters, not what it is.
        type.GetGenericTypeDefinition();
}
