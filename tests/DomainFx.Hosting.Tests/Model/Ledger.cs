using System.Data.Common;

namespace DomainFx.Hosting.Tests.Model;

/// <summary>A row for each deposit, by SQL of its own: a second one for the same event would violate the key.</summary>
[Projection("ledger")]
public sealed partial class Ledger(Faults faults)
{
    [Event]
    private async Task On(Deposited e, EventContext context, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using DbCommand command = Sql.Command(transaction, "INSERT INTO ledger (position, account, amount) VALUES (@p0, @p1, @p2)", context.Position, context.Stream.Id, e.Amount);
        await command.ExecuteNonQueryAsync(cancellationToken);
        faults.Check(context.Stream.Id);
    }
}

/// <summary>The same, with the order of each account only, and without the rows of accounts that were deleted.</summary>
[Projection("account-ledger", PartitionBy = nameof(EventContext.Stream))]
public sealed partial class AccountLedger(Faults faults)
{
    [Event]
    private async Task On(Deposited e, EventContext context, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using DbCommand command = Sql.Command(transaction, "INSERT INTO account_ledger (account, version, amount) SELECT @p0, @p1, @p2 WHERE @p1 > (SELECT coalesce(max(version), 0) FROM account_ledger WHERE account = @p0)", context.Stream.Id, context.Version, e.Amount);
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1) throw new InvalidOperationException($"{context.Stream} {context.Version} is out of order");
        faults.Check(context.Stream.Id);
    }

    [Event]
    private static async Task On(StreamDeleted deleted, EventContext context, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using DbCommand command = Sql.Command(transaction, "DELETE FROM account_ledger WHERE account = @p0", context.Stream.Id);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
