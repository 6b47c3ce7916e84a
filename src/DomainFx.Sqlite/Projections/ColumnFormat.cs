using System.Globalization;
using DomainFx.Projections;
using DomainFx.Sqlite.Connections;

namespace DomainFx.Sqlite.Projections;

/// <summary>How values stand in columns: as Microsoft.Data.Sqlite writes and reads them, so that users' queries and parameters mean the same.</summary>
internal static class ColumnFormat
{
    private const string MomentFormat = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    public static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Boolean or ColumnType.BigInt => "INTEGER",
        ColumnType.Real => "REAL",
        ColumnType.Bytes => "BLOB",
        _ => "TEXT",
    };

    public static void Bind(SqliteStatement statement, int parameter, RowColumn column, int row)
    {
        if (column.IsNull(row))
        {
            statement.BindNull(parameter);
            return;
        }

        switch (column.Definition.Type)
        {
            case ColumnType.Boolean or ColumnType.BigInt:
                statement.Bind(parameter, column.GetNumber(row));
                break;
            case ColumnType.Real:
                statement.Bind(parameter, column.GetDouble(row));
                break;
            case ColumnType.Bytes:
                statement.Bind(parameter, column.GetBytes(row));
                break;
            case ColumnType.Json:
                statement.BindText(parameter, column.GetBytes(row));
                break;
            case ColumnType.Text:
                statement.Bind(parameter, column.GetText(row));
                break;
            default:
                statement.Bind(parameter, TextOf(column, row));
                break;
        }
    }

    public static void Read(SqliteStatement statement, RowSet rows, int column)
    {
        if (statement.IsNull(column))
        {
            rows.SetNull(column);
            return;
        }

        switch (rows.Columns[column].Definition.Type)
        {
            case ColumnType.Boolean or ColumnType.BigInt:
                rows.SetInt64(column, statement.Int64(column));
                break;
            case ColumnType.Real:
                rows.SetDouble(column, statement.Double(column));
                break;
            case ColumnType.Bytes or ColumnType.Json:
                rows.SetBytes(column, statement.Bytes(column));
                break;
            case ColumnType.Text:
                rows.SetText(column, statement.Text(column));
                break;
            default:
                ReadText(rows, column, statement.Text(column));
                break;
        }
    }

    private static string TextOf(RowColumn column, int row) => column.Definition.Type switch
    {
        ColumnType.Numeric => column.GetDecimal(row).ToString("0.0###########################", CultureInfo.InvariantCulture),
        ColumnType.Uuid => column.GetGuid(row).ToString().ToUpperInvariant(),
        ColumnType.Timestamp => new DateTime(column.GetNumber(row)).ToString(MomentFormat, CultureInfo.InvariantCulture) + "+00:00",
        ColumnType.DateTime => new DateTime(column.GetNumber(row)).ToString(MomentFormat, CultureInfo.InvariantCulture),
        ColumnType.Date => new DateTime(column.GetNumber(row)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnType.Time => new TimeOnly(column.GetNumber(row)) is var time && time.Ticks % TimeSpan.TicksPerSecond == 0
            ? time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : time.ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
        _ => new TimeSpan(column.GetNumber(row)).ToString("c", CultureInfo.InvariantCulture),
    };

    private static void ReadText(RowSet rows, int column, string text)
    {
        switch (rows.Columns[column].Definition.Type)
        {
            case ColumnType.Numeric:
                rows.SetDecimal(column, decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture));
                break;
            case ColumnType.Uuid:
                rows.SetGuid(column, Guid.Parse(text));
                break;
            case ColumnType.Timestamp:
                rows.SetTimestamp(column, DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
                break;
            case ColumnType.DateTime or ColumnType.Date:
                rows.SetDateTime(column, DateTime.Parse(text, CultureInfo.InvariantCulture));
                break;
            case ColumnType.Time:
                rows.SetTime(column, TimeOnly.Parse(text, CultureInfo.InvariantCulture));
                break;
            default:
                rows.SetDuration(column, TimeSpan.Parse(text, CultureInfo.InvariantCulture));
                break;
        }
    }
}
