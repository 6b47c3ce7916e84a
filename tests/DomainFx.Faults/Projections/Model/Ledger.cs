using System.Data.Common;

namespace DomainFx.Faults.Projections.Model;

/// <summary>A row for each event, numbered within its group, by SQL of its own: a second one for the same event would violate the key.</summary>
[Projection("ledger", PartitionBy = nameof(Bumped.Group))]
public sealed partial class Ledger
{
    public const string Table = "CREATE TABLE ledger (position bigint PRIMARY KEY, team text NOT NULL, number bigint NOT NULL)";

    [Event]
    private static async Task On(Bumped e, EventContext context, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO ledger (position, team, number) SELECT @position, @team, count(*) + 1 FROM ledger WHERE team = @team";
        Add(command, "position", context.Position);
        Add(command, "team", e.Group);
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
