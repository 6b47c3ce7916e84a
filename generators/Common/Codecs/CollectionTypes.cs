using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

/// <summary>The collections of the framework.</summary>
internal static class CollectionTypes
{
    public static SequenceKind? SequenceOf(INamedTypeSymbol type) => type.Arity != 1 ? null : Space(type) switch
    {
        CollectionSpace.Generic => type.Name switch
        {
            "List" or "IList" or "ICollection" => SequenceKind.List,
            "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" => SequenceKind.ReadOnlyInterface,
            "HashSet" or "ISet" => SequenceKind.HashSet,
            "IReadOnlySet" => SequenceKind.ReadOnlySet,
            "SortedSet" or "Queue" or "LinkedList" => SequenceKind.FromArray,
            "Stack" => SequenceKind.Stack,
            _ => null,
        },
        CollectionSpace.Immutable => type.Name switch
        {
            "ImmutableArray" => SequenceKind.ImmutableArray,
            "ImmutableList" or "IImmutableList" => SequenceKind.ImmutableList,
            "ImmutableHashSet" or "IImmutableSet" => SequenceKind.ImmutableHashSet,
            "ImmutableSortedSet" => SequenceKind.ImmutableSortedSet,
            "ImmutableQueue" or "IImmutableQueue" => SequenceKind.ImmutableQueue,
            "ImmutableStack" or "IImmutableStack" => SequenceKind.ImmutableStack,
            _ => null,
        },
        CollectionSpace.Frozen => type.Name == "FrozenSet" ? SequenceKind.FrozenSet : null,
        CollectionSpace.Concurrent => type.Name switch
        {
            "ConcurrentQueue" => SequenceKind.FromArray,
            // Both are enumerated from the newest, and filled from the oldest.
            "ConcurrentStack" or "ConcurrentBag" => SequenceKind.ConcurrentStack,
            _ => null,
        },
        CollectionSpace.ObjectModel => type.Name switch
        {
            "Collection" or "ReadOnlyCollection" => SequenceKind.FromList,
            "ObservableCollection" => SequenceKind.FromArray,
            "ReadOnlySet" => SequenceKind.ReadOnlySetClass,
            _ => null,
        },
        CollectionSpace.System when type.Name is "Memory" or "ReadOnlyMemory" => SequenceKind.Memory,
        _ => null,
    };

    public static MapKind? MapOf(INamedTypeSymbol type) => type.Arity != 2 ? null : Space(type) switch
    {
        CollectionSpace.Generic => type.Name switch
        {
            "Dictionary" or "IDictionary" or "IReadOnlyDictionary" => MapKind.Dictionary,
            "SortedDictionary" or "SortedList" or "OrderedDictionary" => MapKind.FromDictionary,
            _ => null,
        },
        CollectionSpace.Immutable => type.Name switch
        {
            "ImmutableDictionary" or "IImmutableDictionary" => MapKind.Immutable,
            "ImmutableSortedDictionary" => MapKind.ImmutableSorted,
            _ => null,
        },
        CollectionSpace.Frozen => type.Name == "FrozenDictionary" ? MapKind.Frozen : null,
        CollectionSpace.Concurrent => type.Name == "ConcurrentDictionary" ? MapKind.FromDictionary : null,
        CollectionSpace.ObjectModel => type.Name == "ReadOnlyDictionary" ? MapKind.FromDictionary : null,
        _ => null,
    };

    private static CollectionSpace Space(INamedTypeSymbol type)
    {
        INamespaceSymbol? space = type.ContainingType is null ? type.ContainingNamespace : null;
        return space?.Name switch
        {
            "Generic" when type.IsIn("Generic", "Collections", "System") => CollectionSpace.Generic,
            "Immutable" when type.IsIn("Immutable", "Collections", "System") => CollectionSpace.Immutable,
            "Frozen" when type.IsIn("Frozen", "Collections", "System") => CollectionSpace.Frozen,
            "Concurrent" when type.IsIn("Concurrent", "Collections", "System") => CollectionSpace.Concurrent,
            "ObjectModel" when type.IsIn("ObjectModel", "Collections", "System") => CollectionSpace.ObjectModel,
            "System" when type.IsIn("System") => CollectionSpace.System,
            _ => CollectionSpace.Other,
        };
    }

    private enum CollectionSpace
    {
        Other,
        Generic,
        Immutable,
        Frozen,
        Concurrent,
        ObjectModel,
        System,
    }
}
