using System.Net.Sockets;
using DomainFx.Projections;
using Npgsql;

namespace DomainFx.Postgres.Connections;

/// <summary>Says what an error means for the store, and what to do about it.</summary>
internal static class PostgresFailure
{
    /// <summary>Whether an exception is the server's or the connection's.</summary>
    public static bool Is(Exception exception) => exception is NpgsqlException or SocketException or IOException or TimeoutException;

    /// <summary>Whether the same may succeed soon, and nothing speaks against trying at once.</summary>
    public static bool IsWorthRepeating(Exception exception) => exception switch
    {
        PostgresException
        {
            SqlState: SqlStates.SerializationFailure or SqlStates.DeadlockDetected or SqlStates.AdminShutdown or SqlStates.CrashShutdown
            or SqlStates.CannotConnectNow or SqlStates.TooManyConnections or SqlStates.ReadOnlyTransaction or SqlStates.OutOfMemory or SqlStates.OtherServer
        } => true,
        // An event on its way into events_rest when a partition for it was made: a constraint without a name is a partition's.
        PostgresException { SqlState: SqlStates.CheckViolation, ConstraintName: null } => true,
        PostgresException error => error.SqlState.StartsWith(SqlStates.ConnectionClass, StringComparison.Ordinal),
        NpgsqlException { InnerException: TimeoutException } => false,
        NpgsqlException or SocketException or IOException => true,
        _ => false,
    };

    /// <summary>Whether the connection was lost, or leads to another server: what was known of the server may no longer hold.</summary>
    public static bool IsLostConnection(Exception exception) =>
        exception is not PostgresException error || error.SqlState is SqlStates.AdminShutdown or SqlStates.CrashShutdown or SqlStates.CannotConnectNow or SqlStates.ReadOnlyTransaction or SqlStates.OtherServer;

    /// <summary>Whether a statement failed by what the server is, and any other would: whoever waits with it need not try.</summary>
    public static bool IsOutage(Exception exception) => exception is PostgresException
    {
        SqlState: SqlStates.AdminShutdown or SqlStates.CannotConnectNow or SqlStates.TooManyConnections or SqlStates.ReadOnlyTransaction or SqlStates.Standby or SqlStates.DiskFull
    };

    /// <summary>Whether an exception is about the values that a statement had, such as a constraint that they violate or a limit, and not about the server's state.
    /// After such an exception, which somebody caught, the transaction takes no statement any longer: that is so too.</summary>
    public static bool IsOfValues(Exception exception) => exception is PostgresException { SqlState: var state }
        && (state is SqlStates.InFailedTransaction || state[..2] is "21" or "22" or "23" or "2F" or "38" or "39" or "44" or "54" or "P0");

    /// <summary>Whether an exception is about the values that a statement had, or about what it said.</summary>
    public static bool IsOfStatement(Exception exception) => IsOfValues(exception) || (exception is PostgresException { SqlState: var state }
        && state is not (SqlStates.UndefinedTable or SqlStates.InvalidSchemaName or SqlStates.InsufficientPrivilege) && state[..2] is "42" or "0A");

    /// <summary>That streams were held by another transaction for longer than is waited.</summary>
    /// <param name="what">Which, as the beginning of a sentence.</param>
    /// <param name="lockTimeout">How long was waited.</param>
    /// <param name="exception">What the server said; null if it was passed over.</param>
    public static EventStoreException Held(string what, TimeSpan lockTimeout, Exception? exception) => new(
        $"{what} is held by another transaction, and was for {lockTimeout.TotalSeconds:0.###} s. End that transaction, or raise LockTimeout, and try again.", isTransient: true, exception);

    public static EventStoreException Create(string schema, Exception exception)
    {
        if (exception is PostgresException { SqlState: SqlStates.OtherStage or SqlStates.RowsMissing } stage) return new ReadModelStageException(stage.MessageText, stage);
        if (exception is PostgresException { SqlState: SqlStates.ViewInUse } view) return new ReadModelInUseException(view.MessageText, view);
        if (exception is not PostgresException error)
        {
            return exception is TimeoutException or NpgsqlException { InnerException: TimeoutException }
                ? new EventStoreException($"PostgreSQL did not answer in time for store {schema}, or no connection to it was free. Find what holds it up, or raise CommandTimeout or Max Pool Size, and try again. ({exception.Message})", isTransient: true, exception)
                : new EventStoreException($"PostgreSQL cannot be reached for store {schema}. Check the connection string and the server, and try again. ({exception.Message})", isTransient: true, exception);
        }

        var (problem, isTransient) = error.SqlState switch
        {
            SqlStates.UndefinedTable or SqlStates.UndefinedFunction or SqlStates.InvalidSchemaName => (
                "is not there, or is of another version. Migrate it (MigrateOnStart, or what PostgresSchema.Script gives)", false),
            SqlStates.InsufficientPrivilege => ("may not be used so by this role. Grant it what the README's chapter on roles says", false),
            SqlStates.LockNotAvailable => ("has a stream or a table that another transaction holds, and held for longer than was waited. End that transaction, or raise LockTimeout, and try again", true),
            SqlStates.QueryCanceled => ("was too slow, or an administrator cancelled the statement. Find what holds it up, or raise CommandTimeout (of a projection's own SQL, LeaseDuration: a statement of it may take half of that), and try again", true),
            SqlStates.DiskFull => ("cannot grow: the server's disk is full. Make room and try again", true),
            SqlStates.IdleInTransaction => ("ended a projection's transaction that stood still: its lease would have run out. Let handlers do nothing but SQL, or raise LeaseDuration", true),
            SqlStates.ReadOnlyTransaction => ("is read-only: the server is a standby, or default_transaction_read_only is on. Connect to the primary (Target Session Attributes=primary), or turn that off", true),
            SqlStates.InvalidStatementName or SqlStates.DuplicateStatement => ("is behind a pooler that does not know prepared statements. Set PreparedStatements to false, or take PgBouncer 1.21 or newer", false),
            SqlStates.Standby => ("was asked for its global order on a standby, which does not know what is in flight. Connect to the primary (Target Session Attributes=primary)", false),
            SqlStates.WrongIsolation => ("needs READ COMMITTED. Remove default_transaction_isolation from the role, the database or the connection", false),
            SqlStates.RefusedReadModel => ("cannot keep a read model", false),
            SqlStates.InFailedTransaction => ("takes no statement after one that failed in the same transaction, whatever caught the exception. Use ON CONFLICT or a savepoint", false),
            _ => ("refuses what was asked", IsWorthRepeating(error)),
        };
        return new EventStoreException($"Store {schema} {problem}. (PostgreSQL {error.SqlState}: {error.MessageText})", isTransient, exception) { IsRefusal = IsOfValues(error) };
    }
}
