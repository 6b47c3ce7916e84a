using DomainFx.Projections;

namespace DomainFx.Stores.InMemory;

/// <summary>Rows as objects.</summary>
internal static class RowValues
{
    /// <summary>The first columns of a row.</summary>
    public static object?[] Get(RowSet rows, int row, int count)
    {
        var values = new object?[count];
        for (var i = 0; i < count; i++)
        {
            var column = rows.Columns[i];
            values[i] = column.IsNull(row) ? null : column.Definition.Type switch
            {
                ColumnType.Text => column.GetText(row),
                ColumnType.Uuid => column.GetGuid(row).ToString(), // ordered as text everywhere
                ColumnType.Numeric => column.GetDecimal(row),
                ColumnType.Real => column.GetDouble(row),
                ColumnType.Bytes or ColumnType.Json => column.GetBytes(row).ToArray(),
                _ => column.GetNumber(row),
            };
        }

        return values;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="values">Its values.</param>
    /// <param name="columns">Which of the values are for the columns of the rows.</param>
    public static void Add(RowSet rows, object?[] values, int[] columns)
    {
        rows.Add();
        for (var i = 0; i < columns.Length; i++)
        {
            switch (values[columns[i]])
            {
                case null:
                    rows.SetNull(i);
                    break;
                case string text when rows.Columns[i].Definition.Type is ColumnType.Uuid:
                    rows.SetGuid(i, Guid.Parse(text));
                    break;
                case string text:
                    rows.SetText(i, text);
                    break;
                case decimal number:
                    rows.SetDecimal(i, number);
                    break;
                case double number:
                    rows.SetDouble(i, number);
                    break;
                case byte[] bytes:
                    rows.SetBytes(i, bytes);
                    break;
                case long number:
                    rows.SetInt64(i, number);
                    break;
            }
        }
    }
}
