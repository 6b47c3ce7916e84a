using DomainFx.Faults.Projections.Model;
using DomainFx.Stores;

namespace DomainFx.Faults.Projections;

/// <summary>What the rows must be: every event of the store, folded in memory in plain code that shares nothing with projections.</summary>
internal sealed class TallyFold
{
    public Dictionary<string, (long Count, long Sum, long Chain, long LastPosition, long Greatest)> Keys { get; } = [];

    public Dictionary<string, (long Count, long Chain, long LastVersion)> Streams { get; } = [];

    public Dictionary<string, (long Content, long Chain, long LastVersion)> Pockets { get; } = [];

    public List<(long Position, string Group, long Number)> Ledger { get; } = [];

    public int Events { get; private set; }

    public static async Task<TallyFold> ReadAsync(Domain domain)
    {
        var fold = new TallyFold();
        var groups = new Dictionary<string, long>();
        for (var after = 0L; ;)
        {
            using var page = await domain.Store.ReadAllAsync(after, EventFilter.All, 1_000);
            foreach (var recorded in page.ToRecordedEvents()) fold.Add(recorded, recorded.Type == StreamTombstone.EventType ? new StreamDeleted([]) : domain.Events.Decode(recorded), groups);
            after = page.NextPosition;
            if (!page.HasMore) return fold;
        }
    }

    private void Add(RecordedEvent recorded, object e, Dictionary<string, long> groups)
    {
        Events++;
        if (e is Idled) return;
        if (e is StreamDeleted)
        {
            Streams.Remove(recorded.Stream.Id);
            Pockets.Remove(recorded.Stream.Id);
            return;
        }

        var stream = Streams.GetValueOrDefault(recorded.Stream.Id);
        Streams[recorded.Stream.Id] = (stream.Count + 1, EventChain.Next(stream.Chain, recorded.EventId), recorded.Version);
        if (e is PocketFilled filled)
        {
            var pocket = Pockets.GetValueOrDefault(recorded.Stream.Id);
            // Each event says what it comes to: one that was lost or doubled in the log shows.
            Assert.Equal(pocket.Content + filled.Amount, filled.Content);
            Pockets[recorded.Stream.Id] = (filled.Content, EventChain.Next(pocket.Chain, recorded.EventId), recorded.Version);
            return;
        }

        if (e is Wiped wiped)
        {
            Keys.Remove(wiped.Key);
            return;
        }

        var bumped = (Bumped)e;
        foreach (var name in bumped.Keys)
        {
            var key = Keys.GetValueOrDefault(name);
            Keys[name] = (key.Count + 1, key.Sum + bumped.Value, EventChain.Next(key.Chain, recorded.EventId), recorded.Position, Math.Max(key.Greatest, bumped.Value));
        }

        groups[bumped.Group] = groups.GetValueOrDefault(bumped.Group) + 1;
        Ledger.Add((recorded.Position, bumped.Group, groups[bumped.Group]));
    }
}
