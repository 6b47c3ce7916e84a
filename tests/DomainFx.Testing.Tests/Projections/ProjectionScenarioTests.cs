using DomainFx.Testing.Tests.Model;
using Microsoft.Data.Sqlite;

namespace DomainFx.Testing.Tests.Projections;

/// <summary>Given events, then the rows of a projection's own SQL, or what a reactor did.</summary>
public class ProjectionScenarioTests
{
    private static readonly DateTimeOffset Monday = new(2030, 1, 7, 9, 0, 0, TimeSpan.Zero);

    private static ProjectionScenario<Statements> Written => ProjectionScenario.For<Statements>(domain => domain.AddDomainFxTestingTests());

    private static ProjectionScenario<Greeter> Greeted => ProjectionScenario.For<Greeter>(domain => domain.AddDomainFxTestingTests());

    [Fact]
    public async Task A_projection_writes_in_the_transaction_that_it_is_given_and_leaves_it_open()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(connection, null, "CREATE TABLE statements (account TEXT, line INTEGER, amount INTEGER, moved_at TEXT, PRIMARY KEY (account, line))");
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);

        await Written
            .Given<BankAccount>("a", new MoneyDeposited(3, 3)).At(Monday).Given<BankAccount>("b", new MoneyDeposited(5, 5))
            .Given<BankAccount>("a", new AccountFrozen(), new MoneyDeposited(4, 7))
            .RunAsync(transaction, TestContext.Current.CancellationToken);

        var lines = (string?)await ExecuteAsync(connection, transaction, "SELECT group_concat(account || line || '=' || amount, ' ') FROM (SELECT * FROM statements ORDER BY account, line)");
        Assert.Equal("a1=3 a2=4 b1=5", lines);
        Assert.Equal(2L, await ExecuteAsync(connection, transaction, $"SELECT count(*) FROM statements WHERE moved_at = '{Monday:O}'"));
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0L, await ExecuteAsync(connection, null, "SELECT count(*) FROM statements"));
    }

    [Fact]
    public async Task A_projection_without_a_transaction_is_told()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => Written.RunAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_reactor_gets_its_services_and_the_same_ids_when_events_are_delivered_again()
    {
        var post = new Post();
        var greeted = Greeted.WithService<IPost>(post).Given<BankAccount>("a", new MoneyDeposited(3, 3), new AccountFrozen(), new MoneyDeposited(4, 7));

        await greeted.RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        await greeted.RunAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["a: thank you for 3", "a: thank you for 4"], post.Sent);
    }

    [Fact]
    public async Task A_deleted_stream_is_told_to_those_that_had_events_of_it_and_to_those_that_take_nothing_else()
    {
        Post greetings = new(), obituaries = new();
        await Greeted.WithService<IPost>(greetings)
            .Given<BankAccount>("a", new MoneyDeposited(3, 3)).Given<BankAccount>("b", new AccountFrozen())
            .GivenDeleted<BankAccount>("a").GivenDeleted<BankAccount>("b").RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        await ProjectionScenario.For<Obituaries>(domain => domain.AddDomainFxTestingTests()).WithService<IPost>(obituaries)
            .Given<BankAccount>("a", new MoneyDeposited(3, 3), new AccountFrozen(), new AccountFrozen()).GivenDeleted<BankAccount>("a")
            .RunAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["a: thank you for 3", "a: farewell"], greetings.Sent);
        Assert.Equal(["bank-account/a 4 money-deposited,account-frozen"], obituaries.Sent);
    }

    [Fact]
    public void A_stream_without_events_cannot_be_deleted()
    {
        var exception = Assert.Throws<ScenarioException>(() => Greeted.GivenDeleted<BankAccount>("a"));

        Assert.Contains("no events of it were given", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_missing_is_named()
    {
        var exception = await Assert.ThrowsAsync<ScenarioException>(() => Greeted.RunAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("WithService<IPost>", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<object?> ExecuteAsync(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // It is a test's own.
        (command.CommandText, command.Transaction) = (sql, transaction);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Post : IPost
    {
        private readonly HashSet<Guid> _ids = [];

        public List<string> Sent { get; } = [];

        public Task SendAsync(Guid id, string text, CancellationToken cancellationToken)
        {
            if (_ids.Add(id)) Sent.Add(text);
            return Task.CompletedTask;
        }
    }
}
