using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace DomainFx.Tests.Codecs.Contracts;

[EventType("codec-lists")]
public sealed record Lists(
    int[] Array, string?[] Texts, int[][] Jagged, List<long> List, IList<decimal> IList, ICollection<string> ICollection, IEnumerable<Guid> IEnumerable,
    IReadOnlyList<Direction> IReadOnlyList, IReadOnlyCollection<double?> IReadOnlyCollection, ReadOnlyCollection<bool> ReadOnlyCollection, Collection<short> Collection,
    List<List<string>> Nested, List<byte[]> Blobs, List<int>? Missing);

[EventType("codec-immutables")]
public sealed record Immutables(
    ImmutableArray<int> ImmutableArray, ImmutableList<string> ImmutableList, IImmutableList<long> IImmutableList, ImmutableQueue<int> ImmutableQueue,
    ImmutableHashSet<int> ImmutableHashSet, ImmutableSortedSet<int> ImmutableSortedSet, IImmutableSet<int> IImmutableSet, ImmutableArray<int>? MaybeArray);

[EventType("codec-sets")]
public sealed record Sets(HashSet<int> HashSet, ISet<string> ISet, IReadOnlySet<Guid> IReadOnlySet, SortedSet<long> SortedSet, FrozenSet<int> FrozenSet);

[EventType("codec-queues")]
public sealed record Queues(Queue<int> Queue, ConcurrentQueue<string> ConcurrentQueue, LinkedList<int> LinkedList);

// Apart from the other families: System.Text.Json turns a stack upside down when it reads its own output.
[EventType("codec-stacks")]
public sealed record Stacks(Stack<int> Stack, ImmutableStack<string> ImmutableStack, ConcurrentStack<int> ConcurrentStack);
