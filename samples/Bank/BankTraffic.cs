using DomainFx;
using Watch;

namespace Bank;

/// <summary>Customers who deposit, withdraw and transfer all day long.</summary>
internal sealed class BankTraffic(IDomain domain, RequestCount count) : Traffic(count)
{
    private const int Accounts = 20;

    private readonly CommandOptions _options = new() { UserId = "traffic", CorrelationId = $"traffic-{Guid.CreateVersion7():N}" };

    protected override async Task SendOneAsync(CancellationToken cancellationToken)
    {
        var account = Any();
        var amount = Random.Shared.Next(1, 100) * 100L;
        switch (Random.Shared.Next(3))
        {
            case 0:
                var deposited = await account.Try.DepositAsync(amount, _options, cancellationToken);
                if (deposited.Status is CommandStatus.NotFound) await account.Try.OpenAsync(amount, _options, cancellationToken);
                break;
            case 1:
                await account.Try.WithdrawAsync(amount, _options, cancellationToken);
                break;
            default:
                var withdrawn = await account.Try.WithdrawAsync(amount, _options, cancellationToken);
                if (!withdrawn.IsAccepted) break;
                // Money that the other account does not take comes back.
                var arrived = await Any().Try.DepositAsync(amount, _options, cancellationToken);
                if (!arrived.IsAccepted) await account.DepositAsync(amount, _options, cancellationToken);
                break;
        }
    }

    private BankAccountClient Any() => domain.BankAccount($"acc-{Random.Shared.Next(101, 101 + Accounts)}");
}
