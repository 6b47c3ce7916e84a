using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DomainFx.Serialization;

/// <summary>By what the framework's sets and dictionaries compare, which their JSON does not tell.</summary>
internal static class StateComparers
{
    public static object? Of<T>(IEnumerable<T> set) => set switch
    {
        HashSet<T> known => known.Comparer,
        SortedSet<T> known => known.Comparer,
        FrozenSet<T> known => known.Comparer,
        ImmutableHashSet<T> known => known.KeyComparer,
        ImmutableSortedSet<T> known => known.KeyComparer,
        _ => null,
    };

    public static object? Of<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> map)
        where TKey : notnull => map switch
        {
            Dictionary<TKey, TValue> known => known.Comparer,
            ConcurrentDictionary<TKey, TValue> known => known.Comparer,
            OrderedDictionary<TKey, TValue> known => known.Comparer,
            SortedDictionary<TKey, TValue> known => known.Comparer,
            SortedList<TKey, TValue> known => known.Comparer,
            FrozenDictionary<TKey, TValue> known => known.Comparer,
            ImmutableDictionary<TKey, TValue> known => known.KeyComparer,
            ImmutableSortedDictionary<TKey, TValue> known => known.KeyComparer,
            _ => null,
        };

    public static bool IsDefault<T>(object comparer) =>
        comparer.Equals(EqualityComparer<T>.Default) || comparer.Equals(Comparer<T>.Default) || ReferenceEquals(comparer, StringComparer.Ordinal);
}
