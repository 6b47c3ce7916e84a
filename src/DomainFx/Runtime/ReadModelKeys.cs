using System.ComponentModel;
using System.Globalization;
using System.Text;
using DomainFx.Projections;

namespace DomainFx.Runtime;

/// <summary>Keys of read models as text: how a parked event says which row it is about.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ReadModelKeys
{
    /// <summary>The key of a row of a set. The parts of a composite key stand with a slash between them, theirs and backslashes escaped.</summary>
    public static string TextOf(RowSet rows, int row)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Table.KeyCount == 1) return TextOf(rows, 0, row);

        var text = new StringBuilder();
        for (var column = 0; column < rows.Table.KeyCount; column++)
        {
            if (column > 0) text.Append('/');
            text.Append(TextOf(rows, column, row).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal));
        }

        return text.ToString();
    }

    /// <summary>The key of the row that is keyed by the id of a stream; null if no row can be.</summary>
    /// <param name="table">The table.</param>
    /// <param name="id">The stream's id.</param>
    public static RowSet? OfStream(TableDefinition table, string id)
    {
        ArgumentNullException.ThrowIfNull(table);
        var keys = new RowSet(table, keysOnly: true);
        keys.Add();
        return table.KeyCount == 1 && TrySet(keys, table.Columns[0].Type, id) ? keys : null;
    }

    private static bool TrySet(RowSet keys, ColumnType type, string text)
    {
        switch (type)
        {
            case ColumnType.Text:
                keys.SetText(0, text);
                return true;
            case ColumnType.Uuid when Guid.TryParse(text, out var id):
                keys.SetGuid(0, id);
                return true;
            case ColumnType.BigInt when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number):
                keys.SetInt64(0, number);
                return true;
            case ColumnType.Timestamp when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment):
                keys.SetTimestamp(0, moment);
                return true;
            case ColumnType.DateTime when DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time):
                keys.SetDateTime(0, time);
                return true;
            case ColumnType.Date when DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var date):
                keys.SetDate(0, date);
                return true;
            case ColumnType.Time when TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var hour):
                keys.SetTime(0, hour);
                return true;
            default:
                return false;
        }
    }

    private static string TextOf(RowSet rows, int column, int row) => rows.Columns[column].Definition.Type switch
    {
        ColumnType.Boolean => rows.GetBoolean(column, row) ? "true" : "false",
        ColumnType.Numeric => rows.GetDecimal(column, row).ToString(CultureInfo.InvariantCulture),
        ColumnType.Text => rows.GetText(column, row),
        ColumnType.Uuid => rows.GetGuid(column, row).ToString("D"),
        ColumnType.Timestamp => rows.GetTimestamp(column, row).ToString("O", CultureInfo.InvariantCulture),
        ColumnType.DateTime => rows.GetDateTime(column, row).ToString("O", CultureInfo.InvariantCulture),
        ColumnType.Date => rows.GetDate(column, row).ToString("O", CultureInfo.InvariantCulture),
        ColumnType.Time => rows.GetTime(column, row).ToString("O", CultureInfo.InvariantCulture),
        ColumnType.Duration => rows.GetDuration(column, row).ToString("c", CultureInfo.InvariantCulture),
        _ => rows.GetInt64(column, row).ToString(CultureInfo.InvariantCulture),
    };
}
