using DomainFx.Projections;
using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Postgres.Projections.Columns;

/// <summary>How values stand in columns: with the types that Npgsql gives them, so that users' queries and parameters mean the same.</summary>
internal static class ColumnFormat
{
    /// <summary>What a column's type is called. Text compares byte by byte, as in every store.</summary>
    public static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Boolean => "boolean",
        ColumnType.BigInt => "bigint",
        ColumnType.Real => "double precision",
        ColumnType.Numeric => "numeric",
        ColumnType.Text => "text",
        ColumnType.Uuid => "uuid",
        ColumnType.Timestamp => "timestamptz",
        ColumnType.DateTime => "timestamp",
        ColumnType.Date => "date",
        ColumnType.Time => "time",
        ColumnType.Duration => "interval",
        ColumnType.Bytes => "bytea",
        _ => "jsonb",
    };

    /// <summary>A parameter for a column of many rows at once.</summary>
    public static ColumnParameter Parameter(ColumnDefinition column) => column.Type switch
    {
        ColumnType.Boolean => Of(column, NpgsqlDbType.Boolean, static (values, row) => values.GetNumber(row) != 0),
        ColumnType.BigInt => Of(column, NpgsqlDbType.Bigint, static (values, row) => values.GetNumber(row)),
        ColumnType.Real => Of(column, NpgsqlDbType.Double, static (values, row) => values.GetDouble(row)),
        ColumnType.Numeric => Of(column, NpgsqlDbType.Numeric, static (values, row) => values.GetDecimal(row)),
        ColumnType.Text => new ColumnParameter<string>(NpgsqlDbType.Text, static (values, row) => values.GetText(row)),
        ColumnType.Uuid => Of(column, NpgsqlDbType.Uuid, static (values, row) => values.GetGuid(row)),
        ColumnType.Timestamp => Of(column, NpgsqlDbType.TimestampTz, static (values, row) => new DateTime(values.GetNumber(row), DateTimeKind.Utc)),
        ColumnType.DateTime => Of(column, NpgsqlDbType.Timestamp, static (values, row) => new DateTime(values.GetNumber(row))),
        ColumnType.Date => Of(column, NpgsqlDbType.Date, static (values, row) => DateOnly.FromDayNumber((int)(values.GetNumber(row) / TimeSpan.TicksPerDay))),
        ColumnType.Time => Of(column, NpgsqlDbType.Time, static (values, row) => new TimeOnly(values.GetNumber(row))),
        ColumnType.Duration => Of(column, NpgsqlDbType.Interval, static (values, row) => new TimeSpan(values.GetNumber(row))),
        ColumnType.Bytes => Of(column, NpgsqlDbType.Bytea, static (values, row) => values.GetMemory(row)),
        _ => Of(column, NpgsqlDbType.Jsonb, static (values, row) => values.GetMemory(row)),
    };

    /// <summary>Sets a column of the last row of a set.</summary>
    public static void Read(NpgsqlDataReader reader, RowSet rows, int column)
    {
        if (reader.IsDBNull(column))
        {
            rows.SetNull(column);
            return;
        }

        switch (rows.Columns[column].Definition.Type)
        {
            case ColumnType.Boolean:
                rows.SetBoolean(column, reader.GetBoolean(column));
                break;
            case ColumnType.BigInt:
                rows.SetInt64(column, reader.GetInt64(column));
                break;
            case ColumnType.Real:
                rows.SetDouble(column, reader.GetDouble(column));
                break;
            case ColumnType.Numeric:
                rows.SetDecimal(column, reader.GetDecimal(column));
                break;
            case ColumnType.Text:
                rows.SetText(column, reader.GetString(column));
                break;
            case ColumnType.Uuid:
                rows.SetGuid(column, reader.GetGuid(column));
                break;
            case ColumnType.Timestamp or ColumnType.DateTime:
                rows.SetTicks(column, reader.GetFieldValue<DateTime>(column).Ticks);
                break;
            case ColumnType.Date:
                rows.SetDate(column, reader.GetFieldValue<DateOnly>(column));
                break;
            case ColumnType.Time:
                rows.SetTime(column, reader.GetFieldValue<TimeOnly>(column));
                break;
            case ColumnType.Duration:
                rows.SetDuration(column, reader.GetFieldValue<TimeSpan>(column));
                break;
            default:
                rows.SetBytes(column, reader.GetFieldValue<byte[]>(column));
                break;
        }
    }

    private static ColumnParameter Of<T>(ColumnDefinition column, NpgsqlDbType type, Func<RowColumn, int, T> get)
        where T : struct => column.IsNullable ? new ColumnParameter<T?>(type, (values, row) => get(values, row)) : new ColumnParameter<T>(type, get);
}
