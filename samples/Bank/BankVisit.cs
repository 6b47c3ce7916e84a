using DomainFx;
using DomainFx.Stores;

namespace Bank;

/// <summary>A customer's visit: opens the account on the first run, then deposits, withdraws, and is refused once.</summary>
public sealed class BankVisit(IDomain domain, TextWriter output)
{
    public const string AccountId = "acc-1";

    private readonly CommandOptions _options = new() { UserId = "teller-7", CorrelationId = $"visit-{Guid.CreateVersion7():N}" };

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var account = domain.BankAccount(AccountId);

        var opened = await account.Try.OpenAsync(1_000, _options, cancellationToken);
        await output.WriteLineAsync(opened.Status is CommandStatus.AlreadyExists
            ? $"{AccountId} exists already, at version {opened.StreamVersion}: going on with it"
            : $"{AccountId} opened with 1000");
        var versionBefore = opened.IsAccepted ? 0 : opened.StreamVersion;

        await account.DepositAsync(500, _options, cancellationToken);
        await output.WriteLineAsync("Deposited 500");
        await account.WithdrawAsync(200, _options, cancellationToken);
        await output.WriteLineAsync("Withdrew 200");

        var loaded = await account.LoadAsync(cancellationToken);
        await output.WriteLineAsync($"Read back: balance {loaded.Balance}, version {loaded.Version}, {loaded.Status}");

        var tooMuch = loaded.Balance + 1;
        var refused = await account.Try.WithdrawAsync(tooMuch, _options, cancellationToken);
        await output.WriteLineAsync($"Withdrawing {tooMuch} is {refused.Status}: {refused.Rejection?.Message} ({refused.Rejection?.Code})");

        var missing = await domain.BankAccount("acc-2").Try.DepositAsync(1, _options, cancellationToken);
        await output.WriteLineAsync($"Depositing to acc-2 is {missing.Status}");

        await PrintEventsAsync(opened.Stream, versionBefore, cancellationToken);
    }

    private async Task PrintEventsAsync(StreamId stream, long afterVersion, CancellationToken cancellationToken)
    {
        using var page = await domain.Store.ReadStreamAsync(stream, afterVersion + 1, ReadDirection.Forward, 10, cancellationToken);
        foreach (var recorded in page.ToRecordedEvents())
        {
            var metadata = recorded.Metadata;
            await output.WriteLineAsync($"  {recorded.Version}: {domain.Events.Decode(recorded)}");
            await output.WriteLineAsync($"     user {metadata.UserId}, correlation {metadata.CorrelationId}, causation {metadata.CausationId}, trace {metadata.TraceId}");
        }
    }
}
