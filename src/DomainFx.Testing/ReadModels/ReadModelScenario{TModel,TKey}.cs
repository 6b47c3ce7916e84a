using DomainFx.Projections;
using DomainFx.Runtime;

namespace DomainFx.Testing;

/// <summary>Events, and the rows that a read model makes of them. Immutable: scenarios can share a beginning.</summary>
/// <typeparam name="TModel">The row's class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
public sealed class ReadModelScenario<TModel, TKey>
    where TModel : class, IReadModel<TModel, TKey>
    where TKey : notnull
{
    private readonly GivenEvents _given;

    internal ReadModelScenario(GivenEvents given) => _given = given;

    /// <summary>All rows, in no order.</summary>
    /// <exception cref="RowHandlerException">An <c>[Event]</c> method threw.</exception>
    public IReadOnlyList<TModel> Rows => [.. Fold().Values];

    /// <summary>Says when the events that are given next occur and are stored; noon of 1 January 2030 unless said.</summary>
    /// <param name="time">The time.</param>
    public ReadModelScenario<TModel, TKey> At(DateTimeOffset time) => new(_given with { Time = time });

    /// <summary>Events of an aggregate that were stored, after those that were given before.</summary>
    /// <typeparam name="TAggregate">The aggregate.</typeparam>
    /// <param name="id">Its id.</param>
    /// <param name="events">The events, in order.</param>
    public ReadModelScenario<TModel, TKey> Given<TAggregate>(object id, params object[] events)
        where TAggregate : class, IAggregate<TAggregate> => Given(TAggregate.Type.StreamOf(id), events);

    /// <summary>Events of a stream that were stored, after those that were given before.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="events">The events, in order.</param>
    public ReadModelScenario<TModel, TKey> Given(StreamId stream, params object[] events) => new(_given.With(stream, events));

    /// <summary>An aggregate's stream was deleted: the rows that are keyed by its id go.</summary>
    /// <typeparam name="TAggregate">The aggregate.</typeparam>
    /// <param name="id">Its id.</param>
    /// <exception cref="ScenarioException">No events of it were given.</exception>
    public ReadModelScenario<TModel, TKey> GivenDeleted<TAggregate>(object id)
        where TAggregate : class, IAggregate<TAggregate> => GivenDeleted(TAggregate.Type.StreamOf(id));

    /// <summary>A stream was deleted: the rows that are keyed by its id go.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="ScenarioException">No events of it were given.</exception>
    public ReadModelScenario<TModel, TKey> GivenDeleted(StreamId stream) => new(_given.WithDeletion(stream));

    /// <summary>The row with a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="ScenarioException">There is none.</exception>
    /// <exception cref="RowHandlerException">An <c>[Event]</c> method threw.</exception>
    public TModel Row(TKey key)
    {
        var rows = Fold();
        return rows.TryGetValue(TextOf(key), out var row) ? row : throw new ScenarioException(
            $"There is no row of {typeof(TModel)} with key '{key}' after {_given.Recorded.Length} events. There are rows with: {string.Join(", ", rows.Keys)}.");
    }

    /// <summary>Writes each row to its columns and reads it back after every event: the hardest way a worker could go, in which a row can keep nothing beside its columns.</summary>
    /// <returns>The rows by the texts of their keys.</returns>
    private Dictionary<string, TModel> Fold()
    {
        var type = TModel.Type;
        var fold = type.CreateFold(maxCachedRows: 0);
        var rows = new Dictionary<string, TModel>(StringComparer.Ordinal);
        using var page = _given.ToPage();
        foreach (var given in _given.Recorded)
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
