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
