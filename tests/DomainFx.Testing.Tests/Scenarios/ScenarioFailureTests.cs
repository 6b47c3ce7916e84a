using DomainFx.Testing.Tests.Model;

namespace DomainFx.Testing.Tests.Scenarios;

/// <summary>What a user reads when a scenario fails.</summary>
public sealed class ScenarioFailureTests
{
    private static readonly Scenario<BankAccount> Opened = Scenario.For<BankAccount>().Given(new AccountOpened(100));

    [Fact]
    public void A_difference_is_shown_by_lines() => ExpectMessage(
        """
        Expected 1 event, and 1 event came; they differ (- expected, + actual):

          MoneyWithdrawn ('money-withdrawn v1') {
            "amount": 50,
        -   "newBalance": 40
        +   "newBalance": 50
          }
        """,
        () => Opened.When(account => account.Withdraw(50)).Then(new MoneyWithdrawn(50, 40)));

    [Fact]
    public void A_missing_and_a_surplus_event_are_shown() => ExpectMessage(
        """
        Expected 2 events, and 1 event came; they differ (- expected, + actual):

          MoneyWithdrawn ('money-withdrawn v1') {
            "amount": 50,
            "newBalance": 50
          }
        - AccountFrozen ('account-frozen v1') {}
        """,
        () => Opened.When(account => account.Withdraw(50)).Then(new MoneyWithdrawn(50, 50), new AccountFrozen()));

    [Fact]
    public void Another_type_of_event_with_the_same_data_differs() => ExpectMessage(
        """
        Expected 1 event, and 1 event came; they differ (- expected, + actual):

        - MoneyDeposited ('money-deposited v1') {
        + MoneyWithdrawn ('money-withdrawn v1') {
            "amount": 50,
            "newBalance": 50
          }
        """,
        () => Opened.When(account => account.Withdraw(50)).Then(new MoneyDeposited(50, 50)));

    [Fact]
    public void Events_expected_of_a_rejected_command() => ExpectMessage(
        """
        Expected 1 event, but the command was rejected: 'account.insufficient-funds' (Insufficient funds: 100).

        Expected:

        MoneyWithdrawn ('money-withdrawn v1') {
          "amount": 500,
          "newBalance": 0
        }
        """,
        () => Opened.When(account => account.Withdraw(500)).Then(new MoneyWithdrawn(500, 0)));

    [Fact]
    public void Nothing_expected_of_a_command_that_raised() => ExpectMessage(
        """
        Expected no events, but the command raised 1 event:

        MoneyWithdrawn ('money-withdrawn v1') {
          "amount": 1,
          "newBalance": 99
        }
        """,
        () => Opened.When(account => account.Withdraw(1)).ThenNothing());

    [Fact]
    public void Nothing_expected_of_a_rejected_command() => ExpectMessage(
        "Expected no events, but the command was rejected: 'account.insufficient-funds' (Insufficient funds: 100).",
        () => Opened.When(account => account.Withdraw(500)).ThenNothing());

    [Fact]
    public void A_rejection_expected_of_an_accepted_command() => ExpectMessage(
        """
        Expected a rejection 'account.inactive', but the command was accepted and raised 1 event.

        MoneyWithdrawn ('money-withdrawn v1') {
          "amount": 1,
          "newBalance": 99
        }
        """,
        () => Opened.When(account => account.Withdraw(1)).ThenRejected("account.inactive"));

    [Fact]
    public void Another_code() => ExpectMessage(
        "Expected a rejection 'account.inactive', but the command was rejected: 'account.insufficient-funds' (Insufficient funds: 100).",
        () => Opened.When(account => account.Withdraw(500)).ThenRejected("account.inactive"));

    [Fact]
    public void Another_message() => ExpectMessage(
        "Expected a rejection 'account.insufficient-funds' (No), but the command was rejected: 'account.insufficient-funds' (Insufficient funds: 100).",
        () => Opened.When(account => account.Withdraw(500)).ThenRejected("account.insufficient-funds", "No"));

    [Fact]
    public void An_exception_that_nobody_expected_is_shown_and_kept()
    {
        var failure = ExpectMessage(
            "Expected no events, but the command threw InvalidOperationException: The roof is on fire",
            () => Opened.When(account => account.Break()).ThenNothing());
        Assert.IsType<InvalidOperationException>(failure.InnerException);
    }

    [Fact]
    public void An_exception_expected_of_an_accepted_command() => ExpectMessage(
        "Expected a InvalidOperationException, but the command was accepted and raised no events.",
        () => Opened.When(account => account.Withdraw(0)).ThenThrows<InvalidOperationException>());

    [Fact]
    public void Another_exception() => ExpectMessage(
        "Expected a TimeoutException, but the command threw InvalidOperationException: The roof is on fire",
        () => Opened.When(account => account.Break()).ThenThrows<TimeoutException>());

    [Fact]
    public void A_condition_that_does_not_hold_is_shown_with_the_state() => ExpectMessage(
        """
        Expected a state that fulfils account => account.Balance == 1, but it does not. It is:

        {
          "Balance": 100,
          "Status": "Active",
          "ChangedAt": "2030-01-01T12:00:00+00:00",
          "ChangedBy": null
        }
        """,
        () => Opened.When(account => account.Withdraw(0)).ThenState(account => account.Balance == 1));

    [Fact]
    public void An_event_that_the_aggregate_does_not_know() => ExpectMessage(
        "'bank-account' has no [Event] method for DomainFx.Testing.Tests.Model.OrderPlaced. It has some for: AccountAudited, AccountFrozen, AccountOpened, MoneyDeposited, MoneyWithdrawn.",
        () => Opened.Given(new OrderPlaced(Guid.Empty, [], [])).When(account => account.Withdraw(1)));

    private static ScenarioException ExpectMessage(string message, Action scenario)
    {
        var failure = Assert.Throws<ScenarioException>(scenario);
        Assert.Equal(message.ReplaceLineEndings("\n"), failure.Message);
        return failure;
    }
}
