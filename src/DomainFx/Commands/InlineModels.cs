using System.Collections.Concurrent;
using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;
using Microsoft.Extensions.Logging;

namespace DomainFx.Commands;

/// <summary>Folds what commands raise into the rows of inline read models, to be stored with the events.</summary>
/// <remarks>
/// A row is a function of the stream's events up to a version, so one that is kept with the version needs no check. One that is read is read after the
/// stream was loaded: if it holds more than that, the append conflicts.
/// </remarks>
internal sealed class InlineModels(IProjectionStore store, IReadOnlyList<InlineModel> models, int capacity)
{
    private readonly ConcurrentDictionary<StreamId, KeptRows> _kept = new();

    /// <summary>Those of a domain; null if it has none.</summary>
    /// <exception cref="InvalidOperationException">The store keeps no read models.</exception>
    public static InlineModels? Of(IReadOnlyList<ProjectionType> projections, IEventStore events, int capacity, ILogger logger)
    {
        var types = projections.OfType<ReadModelType>().Where(static type => type.IsInline).ToList();
        if (types.Count == 0) return null;
        var store = DomainRegistration.ProjectionsOf(events);
        return new InlineModels(store, [.. types.Select(type => new InlineModel(type, store, logger))], capacity);
    }

    /// <summary>Those that an aggregate's events are about; null if none is.</summary>
    public InlineModels? For(AggregateType aggregate)
    {
        var about = models.Where(model => aggregate.Events.Any(contract => model.Type.Handles(contract.Type.Name))).ToList();
        return about.Count == 0 ? null : new InlineModels(store, about, capacity);
    }

    /// <summary>The rows that go with an append to a stream at a version, which its caller has the seat of.</summary>
    public async ValueTask<(IReadOnlyList<InlineRows> Rows, KeptRows? Kept)> FoldAsync(StreamAppend append, CancellationToken cancellationToken)
    {
        var kept = Take(append.Stream, append.Expected.Version);
        if (append.Events.IsEmpty) return ([], kept);
        // Most that is raised is for all of them, or for none, which is to cost little.
        EventPage? page = null;
        try
        {
            var rows = new List<InlineRows>(models.Count);
            for (var index = 0; index < models.Count; index++)
            {
                if (await models[index].FindAsync(cancellationToken).ConfigureAwait(false) is not { } live) continue;
                // Also where none of the events is its own: a version that this program does not know may handle them, and the store is to say so.
                var untouched = live.Untouched;
                // A worker makes another of it meanwhile.
                if (!live.IsWithAppends) kept?.Forget(index);
                rows.Add(!live.IsWithAppends || !Handles(models[index].Type, append)
                    ? untouched
                    : untouched with { Changes = await ChangesAsync(kept ??= new KeptRows(models.Count), index, live, append, page ??= PageOf(append), cancellationToken).ConfigureAwait(false) });
            }

            return (rows, kept);
        }
        finally
        {
            page?.Dispose();
        }
    }

    /// <summary>Keeps rows that were stored, with the version of the stream that they hold.</summary>
    public void Keep(StreamId stream, KeptRows? rows, long version)
    {
        if (rows is null || capacity == 0) return;
        // All at once: they are read again.
        if (_kept.Count >= capacity) _kept.Clear();
        rows.Version = version;
        _kept[stream] = rows;
    }

    /// <summary>Called when a store knew better which versions appends write.</summary>
    public void Forget()
    {
        foreach (var model in models) model.Forget();
    }

    private async ValueTask<ReadModelChanges> ChangesAsync(KeptRows kept, int index, LiveModel live, StreamAppend append, EventPage page, CancellationToken cancellationToken)
    {
        var row = kept.Rows[index] ??= models[index].Type.StartInline();
        if (!row.IsLoaded)
            row.Load(append.Expected.Version == 0 ? null : await store.ReadRowsAsync(live.Table, row.KeyOf(page), cancellationToken).ConfigureAwait(false));
        return row.Apply(page);
    }

    private KeptRows? Take(StreamId stream, long version) => _kept.TryRemove(stream, out var rows) && rows.Version == version ? rows : null;

    private static bool Handles(ReadModelType type, StreamAppend append)
    {
        foreach (ref readonly var data in append.Events.Span)
        {
            if (type.Handles(data.Type.Name)) return true;
        }

        return false;
    }

    // As handlers see them: they have no position yet.
    private static EventPage PageOf(StreamAppend append)
    {
        var page = new EventPage { IsPending = true };
        var version = append.Expected.Version;
        foreach (ref readonly var data in append.Events.Span)
        {
            page.Add(new RecordedEvent
            {
                Stream = append.Stream, Version = ++version, Position = 0, Type = data.Type, EventId = data.EventId,
                Data = data.Data, Metadata = data.Metadata, OccurredAt = data.OccurredAt, RecordedAt = data.OccurredAt,
            });
        }

        return page;
    }
}
