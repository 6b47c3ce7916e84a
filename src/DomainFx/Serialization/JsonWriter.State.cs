using System.Collections.ObjectModel;

namespace DomainFx.Serialization;

/// <content>What snapshots ask on top: JSON is a tree, and state must be one too, or it would come back as another graph.</content>
public sealed partial class JsonWriter
{
    private object? _firstObject;
    private HashSet<object>? _objects;

    /// <summary>Starts a state: no object was written yet.</summary>
    public void StartState()
    {
        _depth = 0;
        _firstObject = null;
        _objects?.Clear();
    }

    /// <summary>Notes an object of a state that can change. Reached by two members, it would come back as two objects, and a change of one would no longer be seen in the other.</summary>
    /// <exception cref="JsonFormatException">It was written before, or is a view of another collection.</exception>
    public void Once(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (IsView(value.GetType()))
            throw new JsonFormatException($"A {value.GetType().Name} is a view of another collection, which a snapshot cannot hold. Keep the collection itself in state, and show the view by a property without a field of its own.", Length);
        if (_firstObject is null)
        {
            _firstObject = value;
            return;
        }

        _objects ??= new HashSet<object>(ReferenceEqualityComparer.Instance);
        if ((ReferenceEquals(_firstObject, value) || !_objects.Add(value)) && !IsUnchangeable(value))
            throw new JsonFormatException($"One {value.GetType()} is reached by two members of the state, or holds itself: a snapshot would bring it back as two. Let one member own it, or mark the other [NotInSnapshot].", Length);
    }

    /// <summary>Refuses a set of a state whose comparer a snapshot would not bring back.</summary>
    /// <exception cref="JsonFormatException">The comparer is not the default.</exception>
    public void Compared<T>(IEnumerable<T> set)
    {
        if (StateComparers.Of(set) is { } comparer && !StateComparers.IsDefault<T>(comparer)) throw ComparedBy(comparer);
    }

    /// <summary>Refuses a dictionary of a state whose comparer a snapshot would not bring back.</summary>
    /// <exception cref="JsonFormatException">The comparer is not the default.</exception>
    public void Compared<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> map)
        where TKey : notnull
    {
        if (StateComparers.Of(map) is { } comparer && !StateComparers.IsDefault<TKey>(comparer)) throw ComparedBy(comparer);
    }

    private JsonFormatException ComparedBy(object comparer) =>
        new($"A collection of the state compares by {comparer.GetType()}, which a snapshot cannot hold: it would come back with the default comparer. Normalise the keys instead, or mark the member [NotInSnapshot].", Length);

    private static bool IsView(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(ReadOnlyCollection<>) || open == typeof(ReadOnlyDictionary<,>) || open == typeof(ReadOnlySet<>));

    // What several members may well share: empty arrays, which are often one and the same, and immutable collections behind an interface.
    private static bool IsUnchangeable(object value) =>
        value is Array { Length: 0 } || value.GetType().Namespace is "System.Collections.Immutable" or "System.Collections.Frozen";
}
