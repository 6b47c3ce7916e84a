using DomainFx.Testing.Tests.Model;

namespace DomainFx.Testing.Tests.Scenarios;

/// <summary>The same sentences, through the real executor, codecs and store.</summary>
public abstract class DomainScenarioTests(Action<DomainFxBuilder> useStore) : IAsyncDisposable
{
    private readonly Domain _domain = Domain.Create(domain => useStore(domain.AddDomainFxTestingTests()));

    [Fact]
    public async Task A_message() => await Scenario.On(_domain).For<BankAccount>("acc-1")
        .Given(new AccountOpened(100))
        .When(new BankAccountCommands.Withdraw(50))
        .Then(new MoneyWithdrawn(50, 50))
        .ThenState(account => Assert.Equal((50, 2), (account.Balance, account.Version)));

    [Fact]
    public async Task A_generated_client() => await Scenario.On(_domain).For<BankAccount>("acc-2")
        .Given(new AccountOpened(100), new MoneyWithdrawn(40, 60))
        .When(domain => domain.BankAccount("acc-2").WithdrawAsync(10))
        .Then(new MoneyWithdrawn(10, 50));

    [Fact]
    public async Task A_rejection() => await Scenario.On(_domain).For<BankAccount>("acc-3")
        .Given(new AccountOpened(100))
        .When(new BankAccountCommands.Withdraw(101))
        .ThenRejected("account.insufficient-funds");

    [Fact]
    public async Task A_rejection_that_the_client_throws() => await Scenario.On(_domain).For<BankAccount>("acc-4")
        .Given(new AccountOpened(100))
        .When(domain => domain.BankAccount("acc-4").WithdrawAsync(101))
        .ThenRejected("account.insufficient-funds");

    [Fact]
    public async Task A_missing_aggregate() => await Scenario.On(_domain).For<BankAccount>("acc-5")
        .GivenNothing()
        .When(new BankAccountCommands.Withdraw(1))
        .ThenThrows<AggregateNotFoundException>();

    [Fact]
    public async Task A_conflict() => await Scenario.On(_domain).For<BankAccount>("acc-6")
        .Given(new AccountOpened(100), new MoneyWithdrawn(40, 60))
        .With(new CommandOptions { ExpectedVersion = 1 })
        .When(new BankAccountCommands.Withdraw(1))
        .ThenThrows<ConcurrencyException>(conflict => Assert.Equal(1, conflict.Difference));

    [Fact]
    public async Task A_repeated_command_stores_nothing()
    {
        var scenario = Scenario.On(_domain).For<BankAccount>("acc-7").With(new CommandOptions { CommandId = Guid.NewGuid() });
        await scenario.Given(new AccountOpened(100)).When(new BankAccountCommands.Withdraw(60)).Then(new MoneyWithdrawn(60, 40));
        await scenario.When(new BankAccountCommands.Withdraw(60)).ThenNothing();
    }

    [Fact]
    public async Task A_failure_shows_the_difference()
    {
        var failure = await Assert.ThrowsAsync<ScenarioException>(async () => await Scenario.On(_domain).For<BankAccount>("acc-8")
            .Given(new AccountOpened(100))
            .When(new BankAccountCommands.Withdraw(50))
            .Then(new MoneyWithdrawn(50, 49)));
        Assert.Contains("-   \"newBalance\": 49\n+   \"newBalance\": 50\n", failure.Message, StringComparison.Ordinal);
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _domain.DisposeAsync();
    }
}

public sealed class InMemoryScenarioTests() : DomainScenarioTests(domain => domain.UseInMemory());

public sealed class SqliteScenarioTests : DomainScenarioTests
{
    private readonly DirectoryInfo _folder;

    public SqliteScenarioTests()
        : this(Directory.CreateTempSubdirectory("domainfx-scenarios-"))
    {
    }

    private SqliteScenarioTests(DirectoryInfo folder)
        : base(domain => domain.UseSqlite($"Data Source={Path.Combine(folder.FullName, "events.db")}")) => _folder = folder;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
