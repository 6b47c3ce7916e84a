namespace DomainFx.Generators.Projections;

/// <summary>What a column holds: the members of the runtime's <c>ColumnType</c>, in order.</summary>
internal enum ColumnKind
{
    Boolean,
    BigInt,
    Real,
    Numeric,
    Text,
    Uuid,
    Timestamp,
    DateTime,
    Date,
    Time,
    Duration,
    Bytes,
    Json,
}
