using System.Data.Common;

namespace DomainFx.Testing.Tests.Model;

/// <summary>A line for each movement of money, by SQL of its own.</summary>
[Projection("statements", PartitionBy = nameof(EventContext.Stream))]
public sealed partial class Statements
{
    [Event]
    private static async Task On(MoneyDeposited e, EventContext context, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO statements (account, line, amount, moved_at) SELECT @account, count(*) + 1, @amount, @at FROM statements WHERE account = @account";
        Add(command, "account", context.Stream.Id);
        Add(command, "amount", e.Amount);
        Add(command, "at", context.OccurredAt.ToString("O"));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
