using System.Data.Common;
using System.Globalization;

namespace DomainFx.Hosting.Tests.Model;

internal static class Sql
{
    /// <summary>A command in a transaction, with parameters @p0, @p1 and so on.</summary>
    public static DbCommand Command(DbTransaction transaction, string sql, params object[] values)
    {
        DbCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // It is a literal of the model's.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 0; i < values.Length; i++)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
