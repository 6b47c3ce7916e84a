namespace DomainFx.Generators.Projections;

/// <summary>What a column holds: the members of the runtime's <c>ColumnType</c>, in order.</summary>
internal enum ColumnKind
{
    Boolean,
    Int64,
    Double,
    Decimal,
    Text,
    Guid,
    Timestamp,
    DateTime,
    Date,
    Time,
    Duration,
    Bytes,
    Json,
}
