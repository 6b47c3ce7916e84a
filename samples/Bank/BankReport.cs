using System.Globalization;
using DomainFx;

namespace Bank;

/// <summary>What the read models say.</summary>
public sealed class BankReport(IDomain domain, TextWriter output)
{
    private const int MaxAccounts = 20;
    private const int MaxTransactions = 10;

    /// <summary>Prints the balances of all accounts, and the last transactions of one.</summary>
    public async Task PrintAsync(string accountId, CancellationToken cancellationToken = default)
    {
        await output.WriteLineAsync("Balances:");
        foreach (var row in await domain.AccountBalance().PageAsync(MaxAccounts, cancellationToken))
        {
            await WriteAsync($"  {row.AccountId,-8} {row.Balance,10} {row.Status,-8} {row.UpdatedAt:u}");
        }

        var account = await domain.BankAccount(accountId).LoadAsync(cancellationToken);
        var rows = await domain.AccountTransaction().FindAsync(AccountTransaction.LastKeys(accountId, account.Version, MaxTransactions), cancellationToken);
        await output.WriteLineAsync($"The last transactions of {accountId}:");
        foreach (var row in rows.OrderByDescending(row => row.Version))
        {
            await WriteAsync($"  {row.Version,5} {row.Type,-10} {row.Amount,10} {row.BalanceAfter,10} {row.Time:u}");
        }
    }

    private Task WriteAsync(FormattableString line) => output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
