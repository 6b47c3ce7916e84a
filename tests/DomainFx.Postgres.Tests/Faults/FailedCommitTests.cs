using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Faults;

/// <summary>A transaction that ends in its commit, after the server has made its answer: the driver gives the rows of that answer first, and what went wrong after them.
/// A commit that takes long is made by a trigger that is deferred to it.</summary>
public sealed class FailedCommitTests(SharedServer server)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_stream_that_was_not_closed_is_not_said_to_be(bool deletes)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await store.AppendAsync("a", TestEvents.Event());
        // The names that a deletion needs are there.
        await store.AppendAsync("b", TestEvents.Event());
        await store.DeleteStreamAsync(TestEvents.Stream("b"), ExpectedVersion.Any, TestContext.Current.CancellationToken);
        await SlowCommitsAsync(schema);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var closing = deletes
            ? store.DeleteStreamAsync(TestEvents.Stream("a"), ExpectedVersion.Any, cancellation.Token).AsTask()
            : store.ArchiveStreamAsync(TestEvents.Stream("a"), ExpectedVersion.Any, cancellation.Token).AsTask();
        await CommittingAsync(schema);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => closing);
        Assert.Equal(StreamState.Active, (await store.GetStreamAsync(TestEvents.Stream("a"), TestContext.Current.CancellationToken)).State);
    }

    [Theory, InlineData(1), InlineData(3), InlineData(2_000)]
    public async Task An_append_that_timed_out_in_its_commit_is_not_said_to_be_stored(int count)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = Impatient(schema);
        await store.AppendAsync("a", TestEvents.Event());
        await SlowCommitsAsync(schema);
        var append = TestEvents.Append("a", TestEvents.Events(count));
        await Assert.ThrowsAsync<EventStoreException>(async () => await store.AppendAsync(append));
        Assert.Equal(1, await CountAsync(schema));
        await QuickCommitsAsync(schema);
        Assert.Equal(1 + count, (await store.AppendAsync(append)).StreamVersion);
        Assert.Equal(1 + count, await CountAsync(schema));
    }

    [Fact]
    public async Task A_name_that_was_not_registered_is_not_known()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = Impatient(schema);
        await store.AppendAsync("a", TestEvents.Event());
        await SlowCommitsAsync(schema, "INSERT ON {schema}.event_types");
        await Assert.ThrowsAsync<EventStoreException>(async () => await store.AppendAsync("a", TestEvents.Event(type: "new")));
        await QuickCommitsAsync(schema);
        await store.AppendAsync("a", TestEvents.Event(type: "new"));
        Assert.Equal("tested, new", await schema.ScalarAsync<string>("SELECT string_agg(type, ', ' ORDER BY position) FROM {schema}.event_log"));
    }

    private static PostgresEventStore Impatient(TestSchema schema) => new(schema.Options with { CommandTimeout = TimeSpan.FromSeconds(1), Notifications = false });

    private static Task<long> CountAsync(TestSchema schema) => schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.events");

    private static async Task SlowCommitsAsync(TestSchema schema, string change = "UPDATE ON {schema}.streams")
    {
        await schema.ExecuteAsync("CREATE FUNCTION {schema}.commit_slowly() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(30); RETURN NULL; END'");
        await schema.ExecuteAsync($"CREATE CONSTRAINT TRIGGER slow AFTER {change} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {{schema}}.commit_slowly()");
    }

    private static Task QuickCommitsAsync(TestSchema schema) =>
        schema.ExecuteAsync("CREATE OR REPLACE FUNCTION {schema}.commit_slowly() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'");

    private static Task CommittingAsync(TestSchema schema) => Until.TrueAsync(
        async () => await schema.ScalarAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND query LIKE '%\"{schema.Name}\"%'") == 1);
}
