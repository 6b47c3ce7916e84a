using System.Diagnostics;
using DomainFx.Faults.Projections.Model;
using DomainFx.Projections;

namespace DomainFx.Faults.Projections;

/// <summary>What is in the tables.</summary>
internal static class TallyRows
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Waits until every projection has handled everything, as long as they get on.</summary>
    public static async Task CaughtUpAsync(Domain domain)
    {
        var head = await domain.Store.GetHeadAsync();
        var (last, watch) = (-1L, Stopwatch.StartNew());
        while (true)
        {
            var states = await ((IProjectionStoreSource)domain.Store).Projections.GetStatesAsync();
            List<ProjectionState> behind = [.. states.Where(state => state.Stage is not ProjectionStage.Retired && !state.IsWithAppends && state.Position < head)];
            if (behind.Count == 0 && states.Count > 0) return;
            Assert.DoesNotContain(states, state => state.Status is ProjectionStatus.Stopped);
            // How long it takes is the machine's affair; standing still is not.
            var handled = states.Sum(state => state.Partitions.Sum(partition => partition.Checkpoint.Position));
            if (handled != last) (last, watch) = (handled, Stopwatch.StartNew());
            Assert.True(watch.Elapsed < Limit, $"The head is {head}, and these have not come there: {string.Join("; ", behind.Select(state => $"{state.Key} {state.Stage} {string.Join(", ", state.Partitions)}"))}");
            await Task.Delay(50);
        }
    }

    /// <summary>Every row is what all events make of it, there is no other, and nothing was set aside.</summary>
    public static async Task ExpectAsync(Domain domain, TallyDatabase database)
    {
        var projections = ((IProjectionStoreSource)domain.Store).Projections;
        foreach (var state in await projections.GetStatesAsync()) Assert.Empty(await projections.GetParkedAsync(state.Key));
        var expected = await TallyFold.ReadAsync(domain);
        await ExpectKeysAsync(domain, expected);

        var streams = new Dictionary<string, (long, long, long)>();
        await foreach (var row in domain.StreamTally().AllAsync()) streams.Add(row.StreamId, (row.Count, row.Chain, row.LastVersion));
        ExpectSame(expected.Streams, streams);

        var pockets = new Dictionary<string, (long, long, long)>();
        await foreach (var row in domain.PocketTally().AllAsync()) pockets.Add(row.PocketId, (row.Content, row.Chain, row.LastVersion));
        ExpectSame(expected.Pockets, pockets);

        var ledger = await database.QueryAsync("SELECT position, team, number FROM ledger ORDER BY position", row => (row.GetInt64(0), row.GetString(1), row.GetInt64(2)));
        Assert.Equal(expected.Ledger, ledger);
    }

    public static async Task ExpectKeysAsync(Domain domain, TallyFold expected)
    {
        var keys = new Dictionary<string, (long, long, long, long)>();
        await foreach (var row in domain.KeyTally().AllAsync()) keys.Add(row.Name, (row.Count, row.Sum, row.Chain, row.LastPosition));
        ExpectSame(expected.Keys.ToDictionary(key => key.Key, key => (key.Value.Count, key.Value.Sum, key.Value.Chain, key.Value.LastPosition)), keys);
    }

    private static void ExpectSame<T>(Dictionary<string, T> expected, Dictionary<string, T> rows)
        where T : struct
    {
        List<string> different = [.. expected.Keys.Union(rows.Keys).Where(key => !Nullable.Equals(Value(expected, key), Value(rows, key)))];
        Assert.True(different.Count == 0, $"{different.Count} of {expected.Count} rows differ, among them {string.Join("; ", different.Take(5).Select(key => $"{key}: expected {Value(expected, key)}, is {Value(rows, key)}"))}");
    }

    private static T? Value<T>(Dictionary<string, T> rows, string key)
        where T : struct => rows.TryGetValue(key, out var value) ? value : null;
}
