namespace DomainFx.Generators.Codecs;

/// <summary>The collections that are arrays in JSON, by how they are made.</summary>
internal enum SequenceKind
{
    Array,
    List,
    ReadOnlyInterface,
    Memory,
    ImmutableArray,
    ImmutableList,
    ImmutableHashSet,
    ImmutableSortedSet,
    ImmutableQueue,
    ImmutableStack,
    FrozenSet,
    HashSet,
    ReadOnlySet,
    Stack,
    ConcurrentStack,
    ReadOnlySetClass,
    FromArray,
    FromList,
}
