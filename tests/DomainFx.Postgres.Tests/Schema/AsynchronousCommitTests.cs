using DomainFx.Postgres.Tests.Servers;

namespace DomainFx.Postgres.Tests.Schema;

/// <summary>Where commits do not wait for the disk, an answered append is not safe: a store says so before the first.</summary>
public sealed class AsynchronousCommitTests(SharedServer server)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_store_refuses_to_start_unless_that_is_accepted(bool isThere)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        if (isThere) await PostgresSchema.MigrateAsync(schema.Options, TestContext.Current.CancellationToken);
        var options = schema.Options with { ConnectionString = $"{schema.ConnectionString};Options=-c synchronous_commit=off" };
        await using (var store = new PostgresEventStore(options))
        {
            var refused = await Assert.ThrowsAsync<EventStoreException>(() => store.AppendAsync("a", TestEvents.Event()).AsTask());
            Assert.Contains("synchronous_commit", refused.Message, StringComparison.Ordinal);
            Assert.False(refused.IsTransient);
        }

        await using var accepting = new PostgresEventStore(options with { AllowAsynchronousCommit = true });
        Assert.Equal(1, (await accepting.AppendAsync("a", TestEvents.Event())).Position);
    }

    [Theory]
    [InlineData("local")]
    [InlineData("remote_apply")]
    public async Task Every_other_setting_will_do(string setting)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = new PostgresEventStore(schema.Options with { ConnectionString = $"{schema.ConnectionString};Options=-c synchronous_commit={setting}" });
        Assert.Equal(1, (await store.AppendAsync("a", TestEvents.Event())).Position);
    }
}
