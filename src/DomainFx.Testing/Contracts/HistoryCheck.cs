using System.Diagnostics.CodeAnalysis;
using DomainFx.Serialization;

namespace DomainFx.Testing;

/// <summary>Compares an aggregate's states that were reached in different ways.</summary>
[RequiresUnreferencedCode(ContractTests.Reflection)]
internal static class HistoryCheck
{
    public static async Task ReplayEqualsLiveAsync<TAggregate>(ScenarioSetup setup, IReadOnlyList<object> history, CancellationToken cancellationToken)
        where TAggregate : class, IAggregate<TAggregate>
    {
        using var live = await LiveHistory<TAggregate>.RecordAsync(setup, history, cancellationToken).ConfigureAwait(false);
        using var replayed = live.Replay(live.Version);
        if (ValueDifference.Of(live.Aggregate, replayed.Aggregate, MemberKind.Fields) is { } difference)
            throw new ScenarioException($"Replaying {EventText.Count(live.Version)} of '{TAggregate.Type.Category}' gives another state than living through them: {difference}");
    }

    public static async Task SnapshotPlusTailEqualsReplayAsync<TAggregate>(ScenarioSetup setup, IReadOnlyList<object> history, CancellationToken cancellationToken)
        where TAggregate : class, IAggregate<TAggregate>
    {
        if (TAggregate.Type.SnapshotEvery == 0) throw new ScenarioException($"'{TAggregate.Type.Category}' takes no snapshots: mark it with [Snapshot], or leave this check out.");
        using var live = await LiveHistory<TAggregate>.RecordAsync(setup, history, cancellationToken).ConfigureAwait(false);
        using var full = live.Replay(live.Version);
        var expected = SnapshotOf(full.Aggregate);
        for (var version = 0; version <= live.Version; version++)
        {
            using var restored = live.Restore(SnapshotAt(live, version), version);
            if (ValueDifference.Of(full.Aggregate, restored.Aggregate, MemberKind.SnapshotFields) is { } difference)
                throw new ScenarioException($"A snapshot of '{TAggregate.Type.Category}' at version {version} with the events after it gives another state than all {live.Version} events: {difference}");
            var actual = SnapshotOf(restored.Aggregate);
            if (!StoredForm.AreEqual(expected, actual))
            {
                throw new ScenarioException(
                    $"A snapshot of '{TAggregate.Type.Category}' at version {version} with the events after it is written differently from the state of all events (- all events, + snapshot):\n\n{LineDifference.Of(EventText.Json(expected), EventText.Json(actual))}");
            }
        }
    }

    private static byte[] SnapshotAt<TAggregate>(LiveHistory<TAggregate> live, int version)
        where TAggregate : class, IAggregate<TAggregate>
    {
        using var partial = live.Replay(version);
        return SnapshotOf(partial.Aggregate);
    }

    private static byte[] SnapshotOf<TAggregate>(TAggregate aggregate)
        where TAggregate : class, IAggregate<TAggregate>
    {
        using var writer = new JsonWriter();
        TAggregate.Type.WriteSnapshot(writer, aggregate);
        return writer.Written.ToArray();
    }
}
