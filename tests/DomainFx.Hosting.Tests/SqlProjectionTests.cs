using System.Data.Common;
using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;
using Microsoft.Extensions.Logging;

namespace DomainFx.Hosting.Tests;

/// <summary>The SQL of a projection commits with the checkpoint: exactly once in effect.</summary>
public sealed class SqlProjectionTests
{
    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task Each_event_is_written_once_however_often_the_worker_is_restarted(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.CreateLedgersAsync();
        for (int round = 0; round < 6; round++)
        {
            for (int number = 0; number < 20; number++) await temporary.Domain.Account($"acc-{number % 3}").DepositAsync(1);
            await using ProjectionWorker worker = await temporary.StartAsync();
            await Task.Delay(round * 10, TestContext.Current.CancellationToken);
        }

        await using (await temporary.StartAsync())
        {
            await temporary.Domain.WaitForAsync<Ledger>(120, TimeSpan.FromSeconds(20));
            await temporary.Domain.WaitForAsync<AccountLedger>(120, TimeSpan.FromSeconds(20));
        }

        Assert.Equal(120, await temporary.SqlAsync("SELECT count(*) FROM ledger"));
        Assert.Equal(120, await temporary.SqlAsync("SELECT sum(amount) FROM account_ledger"));
        Assert.DoesNotContain(temporary.Log.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task What_a_failing_handler_wrote_is_taken_back_and_without_a_key_the_projection_stops_before_the_event(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.CreateLedgersAsync();
        temporary.Faults.Break("bad");
        await temporary.Domain.Account("good").DepositAsync(1);
        await temporary.Domain.Account("bad").DepositAsync(2);
        await temporary.Domain.Account("good").DepositAsync(3);
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Quick with { OnFailure = FailurePolicy.Park });
        await temporary.StatusIsAsync("ledger", info => info.Status is ProjectionStatus.Stopped, "has stopped");
        ProjectionInfo info = await temporary.StatusAsync("ledger");
        Assert.Contains("bad is broken", info.Error, StringComparison.Ordinal);
        Assert.Equal((1, 0), (info.Position, info.Parked));
        Assert.Equal(1, await temporary.SqlAsync("SELECT sum(amount) FROM ledger"));

        // Another one is not held up, nor is a read model.
        await temporary.BalanceAtAsync("good", 4);
        await temporary.LogsAsync(line => line is { Id: 2202, Level: LogLevel.Error } && line.Text.Contains("ledger", StringComparison.Ordinal), "the stop is said");

        temporary.Faults.Mend("bad");
        await temporary.Domain.ProjectionControl.ResumeAsync("ledger");
        await temporary.Domain.WaitForAsync<Ledger>(3, TimeSpan.FromSeconds(20));
        Assert.Equal(6, await temporary.SqlAsync("SELECT sum(amount) FROM ledger"));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task With_PartitionBy_the_other_keys_go_on_and_a_retry_takes_up_the_key_in_order(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.CreateLedgersAsync();
        temporary.Faults.Break("bad");
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Quick with { OnFailure = FailurePolicy.Park, Partitions = 3 });
        for (int amount = 1; amount <= 5; amount++)
        {
            await temporary.Domain.Account("bad").DepositAsync(amount);
            await temporary.Domain.Account("good").DepositAsync(amount);
        }

        await temporary.StatusIsAsync("account-ledger", info => info is { Parked: 5, Position: 10 }, "has parked five");
        Assert.Equal(15, await temporary.SqlAsync("SELECT sum(amount) FROM account_ledger"));
        IReadOnlyList<ParkedEvent> parked = await temporary.Domain.ProjectionControl.GetParkedAsync("account-ledger");
        Assert.Equal([1, 3, 5, 7, 9], parked.Select(one => one.Touch.Position));
        Assert.Equal([true, false, false, false, false], parked.Select(one => one.Error is not null));

        // Before the correction, a retry leaves all as it was.
        await temporary.Domain.ProjectionControl.RetryParkedAsync("account-ledger");
        await temporary.LogsAsync(line => line.Id == 2105, "the retry has failed");
        Assert.Equal(5, (await temporary.StatusAsync("account-ledger")).Parked);

        temporary.Faults.Mend("bad");
        await temporary.Domain.ProjectionControl.RetryParkedAsync("account-ledger", [parked[0].Touch.Key]);
        await temporary.StatusIsAsync("account-ledger", info => info.Parked == 0, "has nothing parked");
        Assert.Equal(30, await temporary.SqlAsync("SELECT sum(amount) FROM account_ledger"));
        Assert.Equal(5, await temporary.SqlAsync("SELECT count(*) FROM account_ledger WHERE account = 'bad' AND version = amount"));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_table_of_its_own_that_is_missing_holds_it_up_until_it_is_there(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.Domain.Account("a").DepositAsync(1);
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Quick with { OnFailure = FailurePolicy.Park });
        await temporary.LogsAsync(line => line.Text.Contains("ledger", StringComparison.Ordinal) && line.Id == 2101, "the missing table is said");
        await temporary.CreateLedgersAsync();
        await temporary.Domain.WaitForAsync<Ledger>(1, TimeSpan.FromSeconds(20));
        await temporary.Domain.WaitForAsync<AccountLedger>(1, TimeSpan.FromSeconds(20));
        Assert.Equal(0, (await temporary.StatusAsync("account-ledger")).Parked);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_higher_version_with_a_table_of_its_own_is_filled_beside_and_waiting_tells_when_it_is_to_be_read(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.CreateLedgersAsync();
        await temporary.SqlAsync("CREATE TABLE ledger_v2 (position BIGINT PRIMARY KEY, amount BIGINT NOT NULL)");
        await using Domain newer = temporary.Open(domain => ChangedModule.With(domain, new NewerLedger()));
        CommandResult? last = null;
        for (int amount = 1; amount <= 40; amount++) last = await temporary.Domain.Account("a").DepositAsync(amount);
        await using ProjectionWorker worker = await temporary.StartAsync();
        await temporary.Domain.WaitForAsync<Ledger>(last!.Position, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        await using ProjectionWorker newWorker = await temporary.StartAsync(domain: newer);
        await newer.WaitForAsync(typeof(Ledger), 0, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(40, await temporary.SqlAsync("SELECT count(*) FROM ledger_v2"));
        // From then on only that is written.
        last = await temporary.Domain.Account("a").DepositAsync(41);
        await newer.WaitForAsync(typeof(Ledger), last.Position, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(41 * 42 / 2, await temporary.SqlAsync("SELECT sum(amount) FROM ledger_v2"));
        Assert.Equal(40, await temporary.SqlAsync("SELECT count(*) FROM ledger"));
    }

    [Fact]
    public async Task In_memory_it_stops_and_says_why()
    {
        await using var temporary = new TemporaryDomain("memory");
        await temporary.Domain.Account("a").DepositAsync(1);
        await using ProjectionWorker worker = await temporary.StartAsync();
        await temporary.StatusIsAsync("ledger", info => info.Error?.Contains("in-memory store", StringComparison.Ordinal) == true, "says that it needs SQL");
        await temporary.BalanceAtAsync("a", 1);
    }

    /// <summary>The ledger as a later version of the program has it, in a table of its own.</summary>
    private sealed class NewerLedger : HandlerProjectionType<Ledger>
    {
        public override string Name => "ledger";
        public override int Version => 2;
        public override bool IsReactor => false;
        public override IReadOnlyList<string> EventTypes { get; } = ["deposited"];
        public override Ledger Create(IServiceProvider services) => new(new Faults());

        public override ValueTask HandleAsync(Ledger instance, in EventView stored, DbTransaction? transaction, CancellationToken cancellationToken) =>
            InsertAsync(Sql.Command(transaction!, "INSERT INTO ledger_v2 (position, amount) VALUES (@p0, @p1)", stored.Position, AmountOf(in stored)), cancellationToken);

        private static long AmountOf(in EventView stored)
        {
            using var data = System.Text.Json.JsonDocument.Parse(stored.Data.ToArray());
            return data.RootElement.GetProperty("amount").GetInt64();
        }

        private static async ValueTask InsertAsync(DbCommand insert, CancellationToken cancellationToken)
        {
            await using (insert) await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
