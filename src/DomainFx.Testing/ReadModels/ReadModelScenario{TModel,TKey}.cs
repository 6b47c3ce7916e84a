using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Testing;

/// <summary>Events, and the rows that a read model makes of them. Immutable: scenarios can share a beginning.</summary>
/// <typeparam name="TModel">The row's class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
public sealed class ReadModelScenario<TModel, TKey>
    where TModel : class, IReadModel<TModel, TKey>
    where TKey : notnull
{
    // A fixed moment: a test that depends on the time says so, or it would fail some day.
    private static readonly DateTimeOffset DefaultTime = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly EventRegistry _events;
    private readonly RecordedEvent[] _given;
    private readonly DateTimeOffset _time;

    internal ReadModelScenario(EventRegistry events, RecordedEvent[] given, DateTimeOffset? time = null)
    {
        _events = events;
        _given = given;
        _time = time ?? DefaultTime;
    }

    /// <summary>All rows, in no order.</summary>
    /// <exception cref="RowHandlerException">An <c>[Event]</c> method threw.</exception>
    public IReadOnlyList<TModel> Rows => [.. Fold().Values];

    /// <summary>Says when the events that are given next occur and are stored; noon of 1 January 2030 unless said.</summary>
    /// <param name="time">The time.</param>
    public ReadModelScenario<TModel, TKey> At(DateTimeOffset time) => new(_events, _given, time);

    /// <summary>Events of an aggregate that were stored, after those that were given before.</summary>
    /// <typeparam name="TAggregate">The aggregate.</typeparam>
    /// <param name="id">Its id.</param>
    /// <param name="events">The events, in order.</param>
    public ReadModelScenario<TModel, TKey> Given<TAggregate>(object id, params object[] events)
        where TAggregate : class, IAggregate<TAggregate> => Given(TAggregate.Type.StreamOf(id), events);

    /// <summary>Events of a stream that were stored, after those that were given before.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="events">The events, in order.</param>
    public ReadModelScenario<TModel, TKey> Given(StreamId stream, params object[] events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var version = _given.Count(one => one.Stream == stream);
        return new(_events, [.. _given, .. events.Select((e, index) => Record(stream, version + index + 1, _given.Length + index + 1, e))], _time);
    }

    /// <summary>The row with a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="ScenarioException">There is none.</exception>
    /// <exception cref="RowHandlerException">An <c>[Event]</c> method threw.</exception>
    public TModel Row(TKey key)
    {
        var rows = Fold();
        return rows.TryGetValue(TextOf(key), out var row) ? row : throw new ScenarioException(
            $"There is no row of {typeof(TModel)} with key '{key}' after {_given.Length} events. There are rows with: {string.Join(", ", rows.Keys)}.");
    }

    private RecordedEvent Record(StreamId stream, long version, long position, object e)
    {
        // Through the codec, as on the way to a store.
        var data = _events.Encode(e);
        return new RecordedEvent
        {
            Stream = stream,
            Version = version,
            Position = position,
            Type = data.Type,
            EventId = data.EventId,
            Data = data.Data,
            Metadata = data.Metadata,
            OccurredAt = _time.ToUniversalTime(),
            RecordedAt = _time.ToUniversalTime(),
        };
    }

    /// <summary>Writes each row to its columns and reads it back after every event: the hardest way a worker could go, in which a row can keep nothing beside its columns.</summary>
    /// <returns>The rows by the texts of their keys.</returns>
    private Dictionary<string, TModel> Fold()
    {
        var type = TModel.Type;
        var fold = type.CreateFold(maxCachedRows: 0);
        var rows = new Dictionary<string, TModel>(StringComparer.Ordinal);
        using var page = new EventPage();
        foreach (var given in _given) page.Add(given);
        foreach (var given in _given)
        {
            fold.Forget();
            fold.Load(Stored(rows, fold.Collect(page, given.Position - 1, given.Position)));
            fold.Apply();
            var changes = fold.Take();
            for (var row = 0; row < changes.Upserts.Count; row++) rows[ReadModelKeys.TextOf(changes.Upserts, row)] = type.Read(changes.Upserts, row);
            for (var row = 0; row < changes.Deletes.Count; row++) rows.Remove(ReadModelKeys.TextOf(changes.Deletes, row));
        }

        return rows;
    }

    private static RowSet Stored(Dictionary<string, TModel> rows, RowSet keys)
    {
        var found = new RowSet(keys.Table);
        for (var key = 0; key < keys.Count; key++)
        {
            if (!rows.TryGetValue(ReadModelKeys.TextOf(keys, key), out var row)) continue;
            found.Add();
            TModel.Type.Write(row, found);
        }

        return found;
    }

    private static string TextOf(TKey key)
    {
        var keys = new RowSet(TModel.Type.Table, keysOnly: true);
        keys.Add();
        TModel.Type.WriteKey(key, keys);
        return ReadModelKeys.TextOf(keys, 0);
    }
}
