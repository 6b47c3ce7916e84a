using System.Globalization;
using DomainFx.Stores;

namespace DomainFx.Commands;

/// <summary>Answers a repeated command as the first one was: with the events that it stored then.</summary>
internal sealed class FirstAnswer(IEventStore store, EventRegistry events, int pageSize)
{
    /// <summary>Reads back what a remembered command stored.</summary>
    /// <exception cref="CommandIdReusedException">The remembered command is another one, or had other data.</exception>
    public async ValueTask<CommandResult> ReadAsync(StreamId stream, CommandKey key, RememberedCommand remembered, CancellationToken cancellationToken)
    {
        if (remembered.Key.Fingerprint != key.Fingerprint) throw new CommandIdReusedException(stream, key.Id);
        var raised = new List<object>();
        for (var version = remembered.FirstVersion; version <= remembered.LastVersion;)
        {
            var count = (int)Math.Min(pageSize, remembered.LastVersion - version + 1);
            using var page = await store.ReadStreamAsync(stream, version, ReadDirection.Forward, count, cancellationToken).ConfigureAwait(false);
            if (page.Count == 0) throw Missing(stream, version);
            raised.AddRange(page.ToRecordedEvents().Select(events.Decode));
            version += page.Count;
        }

        return CommandResult.Accepted(stream, remembered.LastVersion, remembered.Position, raised);
    }

    /// <summary>For an append that the store recognised, although the load before it did not: another process was faster with the same command.</summary>
    public async ValueTask<CommandResult> FindAsync(StreamId stream, CommandKey key, CancellationToken cancellationToken)
    {
        RememberedCommand? remembered;
        using (var load = await store.LoadAsync(new LoadRequest { Stream = stream, AfterVersion = long.MaxValue, CommandId = key.Id, MaxEvents = 1 }, cancellationToken).ConfigureAwait(false))
        {
            remembered = load.Command;
        }

        return await ReadAsync(stream, key, remembered ?? throw Forgotten(stream, key), cancellationToken).ConfigureAwait(false);
    }

    private static EventStoreException Missing(StreamId stream, long version) => new(string.Create(
        CultureInfo.InvariantCulture, $"Stream '{stream}' has no event of version {version}, which a remembered command stored. The store is damaged; restore it from a backup."));

    private static EventStoreException Forgotten(StreamId stream, CommandKey key) => new(
        $"The store recognised command {key.Id} on stream '{stream}' but does not remember it any more. The command is stored; load the aggregate to see what it came to.");
}
