using DomainFx.Sqlite.Connections;
using DomainFx.Sqlite.Projections;
using Microsoft.Data.Sqlite;

namespace DomainFx.Sqlite.Tables;

/// <summary>A connection and the store's tables on it. Used by one thread at a time.</summary>
internal sealed class StoreSession : IDisposable
{
    private readonly SqliteSession _session;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _beginImmediate;
    private readonly SqliteStatement _commit;

    public StoreSession(SqliteSession session)
    {
        _session = session;
        _begin = session.Statement("BEGIN");
        _beginImmediate = session.Statement("BEGIN IMMEDIATE");
        _commit = session.Statement("COMMIT");
        Names = new NameTables(session);
        Streams = new StreamTable(session, Names);
        Events = new EventTable(session, Names, Streams);
        Erased = new ErasedTable(session);
        Commands = new CommandTable(session);
        Snapshots = new SnapshotTable(session);
        Head = new HeadTable(session);
        Projections = new ProjectionTable(session);
        Partitions = new PartitionTable(session);
        Workers = new WorkerTable(session);
        Parked = new ParkedTable(session);
        ReadModels = new ReadModelTables(session);
    }

    public NameTables Names { get; }

    public StreamTable Streams { get; }

    public EventTable Events { get; }

    public ErasedTable Erased { get; }

    public CommandTable Commands { get; }

    public SnapshotTable Snapshots { get; }

    public HeadTable Head { get; }

    public ProjectionTable Projections { get; }

    public PartitionTable Partitions { get; }

    public WorkerTable Workers { get; }

    public ParkedTable Parked { get; }

    public ReadModelTables ReadModels { get; }

    /// <summary>Starts a transaction that sees one state of the file.</summary>
    public void BeginRead() => _begin.Run();

    /// <summary>Whether the file could not be written when it was opened: the connection stays so.</summary>
    public bool IsReadOnly => _session.IsReadOnly;

    /// <summary>Starts a transaction that holds the file's write lock, or waits for it.</summary>
    public void BeginWrite()
    {
        _beginImmediate.Run();
        Streams.StartWriting();
    }

    /// <summary>Starts a transaction like that for SQL that is not the store's own.</summary>
    public SqliteTransaction BeginForSql() => _session.BeginTransaction();

    public void Commit() => _commit.Run();

    /// <summary>After an exception: takes back what the transaction did.</summary>
    public void Recover()
    {
        Names.Forget();
        Streams.Forget();
        _session.Recover();
    }

    /// <summary>What an exception of the connection means.</summary>
    public EventStoreException FailureOf(SqliteException exception) => _session.FailureOf(exception);

    /// <summary>Runs a setting or another statement that is not kept.</summary>
    public void Run(string sql) => _session.Run(sql);

    /// <summary>Moves the log into the file and empties it, unless others read: erased data is in neither then.</summary>
    public void EmptyLog() => Run("PRAGMA wal_checkpoint(TRUNCATE)");

    public void Dispose() => _session.Dispose();
}
