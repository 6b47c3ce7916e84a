using System.Text;
using DomainFx.Stores;

namespace DomainFx.Faults.Child;

/// <summary>Everything in a store that children wrote, checked against what they reported.</summary>
internal sealed class StoredHistory
{
    private readonly List<RecordedEvent> _events;
    private readonly ILookup<string, (RecordedEvent Event, int Place, int Count)> _appends;

    private StoredHistory(List<RecordedEvent> events)
    {
        _events = events;
        _appends = events.Select(Parse).ToLookup(one => one.Id, one => (one.Event, one.Place, one.Count));
    }

    public IReadOnlyList<RecordedEvent> Events => _events;

    public static async Task<StoredHistory> ReadAsync(IEventStore store)
    {
        var events = new List<RecordedEvent>();
        for (var after = 0L; ;)
        {
            using var page = await store.ReadAllAsync(after, EventFilter.All, 1_000);
            events.AddRange(page.ToRecordedEvents());
            after = page.NextPosition;
            if (!page.HasMore) return new StoredHistory(events);
        }
    }

    /// <summary>Positions rise, versions of a stream have no hole, appends are whole and in one piece, no event is there twice.</summary>
    public void ExpectWhole()
    {
        for (var i = 1; i < _events.Count; i++) Assert.True(_events[i - 1].Position < _events[i].Position, $"{_events[i]} comes after {_events[i - 1]}");
        Assert.Equal(_events.Count, _events.Select(one => one.EventId).Distinct().Count());
        foreach (var stream in _events.GroupBy(one => one.Stream))
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(version => (long)version), stream.Select(one => one.Version));
        foreach (var append in _appends)
        {
            var streams = append.GroupBy(one => one.Event.Stream).ToArray();
            foreach (var stream in streams)
            {
                Assert.Equal(Enumerable.Range(1, stream.First().Count), stream.Select(one => one.Place));
                Assert.Equal(stream.First().Count, stream.Last().Event.Version - stream.First().Event.Version + 1);
            }

            Assert.Equal(append.First().Count == 2 ? 2 : 1, streams.Length);
        }
    }

    /// <summary>Every append that was answered is there, with the version and the position of the answer.</summary>
    /// <returns>How many there were.</returns>
    public int ExpectReported(IEnumerable<string> lines)
    {
        var answered = 0;
        foreach (var line in lines)
        {
            if (line.Split(' ') is not ["stored", var id, .. var results] || results.Any(result => !result.Contains(':', StringComparison.Ordinal))) continue;
            var last = _appends[id].GroupBy(one => one.Event.Stream).Select(stream => stream.Last().Event).OrderBy(one => one.Stream.Category, StringComparer.Ordinal);
            Assert.Equal(results, last.Select(one => $"{one.Version}:{one.Position}"));
            answered++;
        }

        return answered;
    }

    private static (string Id, RecordedEvent Event, int Place, int Count) Parse(RecordedEvent recorded)
    {
        var parts = Encoding.UTF8.GetString(recorded.Data.Span).Split('/');
        return (parts[0], recorded, int.Parse(parts[1]), int.Parse(parts[2]));
    }
}
