namespace DomainFx.Projections;

/// <summary>What a column of a read model holds. Each store documents what it makes of it.</summary>
public enum ColumnType
{
    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An integer of up to 64 bits with a sign.</summary>
    BigInt,

    /// <summary>A binary floating-point number.</summary>
    Real,

    /// <summary>An exact decimal number.</summary>
    Numeric,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A GUID.</summary>
    Uuid,

    /// <summary>A moment, in UTC, of microseconds.</summary>
    Timestamp,

    /// <summary>A date and time of no zone, of microseconds.</summary>
    DateTime,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A time of day, of microseconds.</summary>
    Time,

    /// <summary>A length of time, of microseconds.</summary>
    Duration,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>JSON.</summary>
    Json,
}
