using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace DomainFx.Tests.Codecs.Contracts;

[EventType("codec-maps")]
public sealed record Maps(
    Dictionary<string, int> Dictionary, IDictionary<string, string?> IDictionary, IReadOnlyDictionary<string, decimal> IReadOnlyDictionary,
    ReadOnlyDictionary<string, int> ReadOnlyDictionary, SortedDictionary<string, int> SortedDictionary, SortedList<string, int> SortedList,
    ImmutableDictionary<string, int> ImmutableDictionary, IImmutableDictionary<string, int> IImmutableDictionary, ImmutableSortedDictionary<string, int> ImmutableSortedDictionary,
    FrozenDictionary<string, int> FrozenDictionary, ConcurrentDictionary<string, int> ConcurrentDictionary, Dictionary<string, List<Point>> Nested);

[EventType("codec-keys")]
public sealed record Keys(
    Dictionary<int, string> ByInt32, Dictionary<long, int> ByInt64, Dictionary<byte, int> ByByte, Dictionary<ulong, int> ByUInt64, Dictionary<Guid, int> ByGuid,
    Dictionary<Direction, int> ByEnum, Dictionary<bool, int> ByFlag, Dictionary<DateOnly, int> ByDate, Dictionary<DateTimeOffset, int> ByTime,
    Dictionary<decimal, int> ByDecimal, Dictionary<char, int> ByLetter);
