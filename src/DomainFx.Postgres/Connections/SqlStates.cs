namespace DomainFx.Postgres.Connections;

/// <summary>What PostgreSQL, and the store's own functions, call what went wrong.</summary>
internal static class SqlStates
{
    public const string UndefinedTable = "42P01";
    public const string UndefinedFunction = "42883";
    public const string InvalidSchemaName = "3F000";
    public const string InsufficientPrivilege = "42501";
    public const string SerializationFailure = "40001";
    public const string DeadlockDetected = "40P01";
    public const string LockNotAvailable = "55P03";
    public const string QueryCanceled = "57014";
    public const string AdminShutdown = "57P01";
    public const string CrashShutdown = "57P02";
    public const string CannotConnectNow = "57P03";
    public const string TooManyConnections = "53300";
    public const string OutOfMemory = "53200";
    public const string DiskFull = "53100";
    public const string ReadOnlyTransaction = "25006";
    public const string InFailedTransaction = "25P02";
    public const string IdleInTransaction = "25P03";
    public const string InvalidStatementName = "26000";
    public const string DuplicateStatement = "42P05";
    public const string CheckViolation = "23514";
    public const string UniqueViolation = "23505";
    public const string FeatureNotSupported = "0A000";
    public const string ConnectionClass = "08";

    /// <summary>Raised by the fence: the server is a standby.</summary>
    public const string Standby = "DFX01";

    /// <summary>Raised by the fence: the transaction is not READ COMMITTED.</summary>
    public const string WrongIsolation = "DFX02";

    /// <summary>Raised when a read model's table cannot be made.</summary>
    public const string RefusedReadModel = "DFX03";

    /// <summary>Raised when an append knows an inline read model otherwise than it is.</summary>
    public const string OtherStage = "DFX04";

    /// <summary>Raised when another server answers than the one whose keys of names a statement was given.</summary>
    public const string OtherServer = "DFX05";

    /// <summary>Raised when something of the user's keeps a read model's stable view from showing another version.</summary>
    public const string ViewInUse = "DFX06";

    /// <summary>Raised when events of an inline read model come without its rows, and appends write those.</summary>
    public const string RowsMissing = "DFX07";
}
