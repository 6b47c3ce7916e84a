using DomainFx.Hosting.Tests.Model;
using DomainFx.Postgres;
using DomainFx.Stores;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace DomainFx.Hosting.Tests;

/// <summary>No connection is held while user code runs: with a pool of one, code that uses the store in the middle of a read, or of handling an event, does not wait for itself.</summary>
public sealed class ConnectionTests
{
    private const int Events = 12;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_reads_the_log_or_a_stream_may_append_and_load_before_the_next_event()
    {
        await using Domain domain = Open();
        for (int number = 0; number < Events; number++) await domain.Account("a").DepositAsync(1);
        int seen = 0;
        await foreach (RecordedEvent recorded in domain.Store.ReadAllAsync(0, EventFilter.All, cancellationToken: Token))
        {
            if (recorded.Type.Name != "deposited") break;
            await UseAsync(domain, seen++);
        }

        await foreach (RecordedEvent recorded in domain.Store.ReadStreamAsync(new StreamId("account", "a"), cancellationToken: Token)) await UseAsync(domain, seen++);
        Assert.Equal(2 * Events, seen);
    }

    [Fact]
    public async Task A_reactor_may_send_commands_and_load_while_it_handles_an_event()
    {
        await using Domain domain = Open();
        var outbox = new Outbox();
        int seen = 0;
        outbox.Meanwhile = () => UseAsync(domain, Interlocked.Increment(ref seen));
        await using ServiceProvider services = new ServiceCollection().AddSingleton(outbox).AddSingleton<Faults>().BuildServiceProvider();
        CommandResult? last = null;
        for (int number = 0; number < Events; number++) last = await domain.Account("a").DepositAsync(1);
        await using ProjectionWorker worker = await ProjectionWorker.StartAsync(domain, TemporaryDomain.Quick, services, cancellationToken: Token);
        await domain.WaitForAsync<Mailer>(last!.Position, TimeSpan.FromSeconds(60), Token);
        Assert.Equal(Events, seen);
    }

    // Commands that hold a connection while another waits for it time out.
    private static async Task UseAsync(Domain domain, int number)
    {
        Assert.True((await domain.Account($"other-{number}").OpenAsync("Oslo").WaitAsync(TimeSpan.FromSeconds(20), Token)).IsAccepted);
        Assert.Equal(1, (await domain.Account($"other-{number}").LoadAsync(Token).WaitAsync(TimeSpan.FromSeconds(20), Token)).Version);
    }

    private static Domain Open() => Domain.Create(domain => ChangedModule.Only(domain, "mailer").UsePostgres(new PostgresStoreOptions
    {
        ConnectionString = new NpgsqlConnectionStringBuilder(PostgresFixture.ConnectionString) { MaxPoolSize = 1 }.ConnectionString,
        Schema = $"t{Guid.NewGuid():N}",
        // The one that listens has no place in it.
        Notifications = false,
    }));
}
