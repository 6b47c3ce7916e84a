using System.Data;
using DomainFx.Postgres.Health;
using DomainFx.Postgres.Names;
using DomainFx.Postgres.Notifications;
using DomainFx.Postgres.Projections.Statements;
using DomainFx.Postgres.Reading;
using DomainFx.Postgres.Writing;
using DomainFx.Stores;
using DomainFx.Stores.Coalescing;
using Npgsql;

namespace DomainFx.Postgres.Connections;

/// <summary>A connection object and the statements on it, kept for reuse. While it is in use the connection is open; otherwise its place in the pool is free.</summary>
internal sealed class StoreSession(PostgresDatabase database, NpgsqlConnection connection) : IAsyncDisposable
{
    private readonly List<IDisposable> _statements = [];
    private bool _hasServed;

    public NpgsqlConnection Connection => connection;

    public PostgresDatabase Database => database;

    /// <summary>The names that are known of the server it is connected to.</summary>
    public KnownNames Names { get; set; } = database.Names;

    private AppendBatchStatements AppendBatch => field ??= Keep(new AppendBatchStatements(this));

    private AppendEventStatement AppendEvent => field ??= Keep(new AppendEventStatement(this, hasCommand: false));

    private AppendEventStatement AppendCommand => field ??= Keep(new AppendEventStatement(this, hasCommand: true));

    private LoadStatement LoadEvents => field ??= Keep(new LoadStatement(this, isDataOnly: false));

    private LoadStatement LoadData => field ??= Keep(new LoadStatement(this, isDataOnly: true));

    private LoadManyStatement LoadManyEvents => field ??= Keep(new LoadManyStatement(this, isDataOnly: false));

    private LoadManyStatement LoadManyData => field ??= Keep(new LoadManyStatement(this, isDataOnly: true));

    private LoadEventsStatement LoadOnlyEvents => field ??= Keep(new LoadEventsStatement(this));

    private LoadSnapshotStatement LoadSnapshot => field ??= Keep(new LoadSnapshotStatement(this));

    public StreamStatements Streams => field ??= Keep(new StreamStatements(this));

    public ReadStreamStatement ReadForward => field ??= Keep(new ReadStreamStatement(this, ReadDirection.Forward));

    public ReadStreamStatement ReadBackward => field ??= Keep(new ReadStreamStatement(this, ReadDirection.Backward));

    public ReadAllStatement ReadAll => field ??= new ReadAllStatement(this);

    public HeadStatement Head => field ??= Keep(new HeadStatement(this));

    /// <summary>Appends a batch whose names are known, and settles its members; whether something was stored.</summary>
    public ValueTask<bool> AppendAsync(IReadOnlyList<PendingAppend> batch, AppendTimes times, CancellationToken cancellationToken)
    {
        if (!AppendEventStatement.Suits(batch, times)) return AppendBatch.AppendAsync(batch, times, cancellationToken);
        var statement = batch[0].Appends[0].KeyToRemember is null ? AppendEvent : AppendCommand;
        return statement.AppendAsync(batch[0], times, cancellationToken);
    }

    public LoadStatement Load(bool isDataOnly) => isDataOnly ? LoadData : LoadEvents;

    public ValueTask<AggregateLoad> LoadAsync(LoadRequest request, CancellationToken cancellationToken) =>
        LoadSnapshotStatement.Suits(request) ? LoadSnapshot.LoadAsync(request, cancellationToken)
        : LoadEventsStatement.Suits(request) ? LoadOnlyEvents.LoadAsync(request, cancellationToken)
        : Load(request.DataSuffices).LoadAsync(request, cancellationToken);

    public LoadManyStatement LoadMany(bool isDataOnly) => isDataOnly ? LoadManyData : LoadManyEvents;

    /// <summary>Prepares a statement, if statements are to be and this one is not yet on the connection. The first statement is not: of a process that
    /// has only one to make, that is a round trip less.</summary>
    public Task PrepareAsync(NpgsqlCommand command, CancellationToken cancellationToken) =>
        _hasServed && database.Options.PreparedStatements && !command.IsPrepared ? command.PrepareAsync(cancellationToken) : Task.CompletedTask;

    public FenceStatement Fence => field ??= Keep(new FenceStatement(this));

    public ProjectionStatements Projections => field ??= new ProjectionStatements(this);

    public ParkedStatements Parked => field ??= new ParkedStatements(this);

    public CommitStatements Commits => field ??= Keep(new CommitStatements(this));

    public ReadModelStatements ReadModels => field ??= Keep(new ReadModelStatements(this));

    public NotifyStatement Notify => field ??= Keep(new NotifyStatement(this));

    /// <summary>When the connection was taken from the pool, in milliseconds of <see cref="Environment.TickCount64"/>.</summary>
    public long OpenedAt { get; private set; }

    /// <summary>Whether the connection can be used again as it is.</summary>
    public bool IsUsable => connection.State is ConnectionState.Open;

    /// <summary>Takes a connection from the pool.</summary>
    public Task OpenAsync(CancellationToken cancellationToken)
    {
        OpenedAt = Environment.TickCount64;
        return connection.OpenAsync(cancellationToken);
    }

    /// <summary>What it was opened for is done.</summary>
    public void Served() => _hasServed = true;

    /// <summary>Gives the connection back to the pool.</summary>
    public Task CloseAsync()
    {
        _hasServed = true;
        return connection.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var statement in _statements) statement.Dispose();
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private T Keep<T>(T statement)
        where T : IDisposable
    {
        _statements.Add(statement);
        return statement;
    }
}
