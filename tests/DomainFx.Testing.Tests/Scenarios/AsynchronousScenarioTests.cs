using DomainFx.Testing.Tests.Model;

namespace DomainFx.Testing.Tests.Scenarios;

public sealed class AsynchronousScenarioTests
{
    private static readonly Scenario<BankAccount> Opened = Scenario.For<BankAccount>().Given(new AccountOpened(100));

    [Fact]
    public async Task A_task() => await Opened.WithUser("ann").At(new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero))
        .When((account, context) => account.Audit(new Auditor(), context, TestContext.Current.CancellationToken))
        .Then(new AccountAudited("ann", new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero)))
        .ThenState(account => account.ChangedBy == "ann");

    [Fact]
    public async Task A_task_with_an_outcome() => await Opened.When(account => account.FreezeLater()).Then(new AccountFrozen());

    [Fact]
    public async Task A_value_task() => await Opened.When(account => account.DepositLater(5)).Then(new MoneyDeposited(5, 105));

    [Fact]
    public async Task A_value_task_with_an_outcome() => await Opened.When(account => account.CloseLater()).ThenRejected("account.not-empty");

    [Fact]
    public async Task Asynchronous_lambdas_are_awaited()
    {
        await Opened.When(async account => await account.DepositLater(5)).Then(new MoneyDeposited(5, 105));
        await Opened.When(async account => await account.FreezeLater()).Then(new AccountFrozen());
    }

    [Fact]
    public async Task A_rejection_by_exception() => await Scenario.For<BankAccount>().When(account => account.DepositLater(5)).ThenRejected("account.inactive", "Account is not active");

    [Fact]
    public async Task A_message_goes_through_the_generated_dispatch()
    {
        await Opened.When(new BankAccountCommands.Withdraw(50)).Then(new MoneyWithdrawn(50, 50));
        await Opened.WithUser("eve").WithService<IAuditor>(new Auditor()).When(new BankAccountCommands.Audit()).ThenRejected("account.untrusted", "eve may not audit");
        await Opened.When(new BankAccountCommands.DepositTwice(-1)).ThenRejected("bank-account.deposit-twice.rejected");
    }

    [Fact]
    public async Task A_missing_service_is_named()
    {
        var outcome = await Opened.When(new BankAccountCommands.Audit());
        Assert.Contains("WithService<IAuditor>", Assert.IsType<ScenarioException>(outcome.Exception).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_comes_with_the_await()
    {
        var pending = Opened.When(account => account.DepositLater(5)).Then(new MoneyDeposited(6, 106));
        var failure = await Assert.ThrowsAsync<ScenarioException>(async () => await pending);
        Assert.Contains("\"amount\": 6", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_of_a_command_that_did_not_wait_comes_at_once() =>
        Assert.Throws<ScenarioException>(() => { _ = Opened.When(new BankAccountCommands.Withdraw(50)).Then(new MoneyWithdrawn(1, 1)); });

    private sealed class Auditor : IAuditor
    {
        public async Task<bool> IsTrustedAsync(string? userId, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return userId == "ann";
        }
    }
}
