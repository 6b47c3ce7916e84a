using System.Runtime.CompilerServices;
using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Health;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>A load of a kind that the server answers at less cost than <see cref="LoadStatement"/>, which takes over where there is more to it:
/// an event type that is new here, an archived stream, a missing version.</summary>
internal abstract class DataLoadStatement : IDisposable
{
    private readonly StoreSession _session;
    private readonly NpgsqlParameter<int> _category = new();
    private readonly NpgsqlParameter<string> _id = new();
    private readonly NpgsqlParameter<long> _from = new();
    private readonly NpgsqlParameter<long> _limit = new();
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _server = KnownServer.Parameter();

    /// <summary>Makes the statement.</summary>
    /// <param name="session">The session.</param>
    /// <param name="sql">$1 category, $2 id, $3 what the kind starts from, $4 the greatest number of events, $5 the server that gave the keys of names.</param>
    protected DataLoadStatement(StoreSession session, string sql)
    {
        _session = session;
        Command = session.Database.Command(session.Connection, sql, _category, _id, _from, _limit, _server);
    }

    protected NpgsqlCommand Command { get; }

    protected KnownNames Names => _session.Names;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<AggregateLoad> LoadAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        // Without a category there is no stream: no key is 0.
        _category.TypedValue = await Names.FindCategoryAsync(_session, request.Stream.Category, cancellationToken).ConfigureAwait(false) ?? 0;
        _id.TypedValue = request.Stream.Id;
        (_from.TypedValue, _limit.TypedValue) = Bounds(in request);
        _server.TypedValue = Names.Server;
        var loaded = new LoadedStream(request);
        var isComplete = false;
        try
        {
            isComplete = await TryReadAsync(loaded, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!isComplete) loaded.Dispose();
        }

        if (!isComplete) return await _session.Load(isDataOnly: true).LoadAsync(request, cancellationToken).ConfigureAwait(false);
        var load = loaded.ToLoad();
        PostgresTelemetry.Read("load", load.Events.Count);
        return load;
    }

    public void Dispose() => Command.Dispose();

    /// <summary>What the kind starts from, and how many events it asks for.</summary>
    protected abstract (long From, long Limit) Bounds(in LoadRequest request);

    /// <summary>Reads the rows, the first of which is current; false if there is more to it.</summary>
    protected abstract ValueTask<bool> TryAddAsync(NpgsqlDataReader row, LoadedStream loaded, CancellationToken cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> TryReadAsync(LoadedStream loaded, CancellationToken cancellationToken)
    {
        await _session.PrepareAsync(Command, cancellationToken).ConfigureAwait(false);
        using var row = await Command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return !await row.ReadAsync(cancellationToken).ConfigureAwait(false) || await TryAddAsync(row, loaded, cancellationToken).ConfigureAwait(false);
    }
}
