using DomainFx.Postgres.Tests.Servers;
using DomainFx.Projections;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Tests.Rights;

/// <summary>The owner makes the schema; a writer and a reader get what GrantScript says, and no more.</summary>
public sealed class RightsTests(SharedServer server)
{
    [Fact]
    public async Task A_writer_can_do_everything_a_store_does()
    {
        await using var roles = await Roles.CreateAsync(server.ConnectionString);
        await using var store = roles.OpenAs(roles.Writer);
        var appended = await store.AppendAsync(TestEvents.Append("a", TestEvents.Events(2)));
        Assert.Equal(2, appended.StreamVersion);
        await store.AppendAsync("b", TestEvents.Event());
        await store.SaveSnapshotAsync(new Snapshot(TestEvents.Stream("a"), 1, 2, new byte[] { 1 }));
        using (var load = await store.LoadAsync(new LoadRequest { Stream = TestEvents.Stream("a"), SnapshotKey = 1, MaxEvents = 10 })) Assert.NotNull(load.Snapshot);
        await store.ArchiveStreamAsync(TestEvents.Stream("a"), ExpectedVersion.Any);
        await store.DeleteStreamAsync(TestEvents.Stream("b"), ExpectedVersion.Any);
        Assert.Equal(3, (await store.ReadAllAsync()).Count);
        await store.WaitForEventsAsync(0);
    }

    [Fact]
    public async Task A_writer_leaves_the_rows_of_an_inline_read_model_to_a_worker()
    {
        await using var roles = await Roles.CreateAsync(server.ConnectionString);
        await using var store = roles.OpenAs(roles.Writer);
        var definition = new ProjectionDefinition
        {
            Key = new ProjectionKey("balance", 1), IsInline = true, EventTypes = ["tested"],
            Table = new TableDefinition("balance", 1, 1, [new("id", ColumnType.Text), new("balance", ColumnType.BigInt)]),
        };
        await store.Projections.OpenAsync(definition);
        var known = new InlineRows(definition.Key, definition.Table, new ReadModelChanges(new RowSet(definition.Table), new RowSet(definition.Table, keysOnly: true)), 1);
        await store.AppendAsync(TestEvents.Append("a", TestEvents.Event()).With([known]));
        Assert.True((await store.Projections.GetStatesAsync()).Single().IsWithAppends);
        await store.AppendAsync("b", TestEvents.Event());
        Assert.False((await store.Projections.GetStatesAsync()).Single().IsWithAppends);
    }

    [Fact]
    public async Task A_reader_can_read_and_nothing_else()
    {
        await using var roles = await Roles.CreateAsync(server.ConnectionString);
        await using (var writer = roles.OpenAs(roles.Writer)) await writer.AppendAsync("a", TestEvents.Events(2));
        await using var store = roles.OpenAs(roles.Reader);
        Assert.Equal(2, (await store.ReadAllAsync()).Count);
        Assert.Equal(2, (await store.GetStreamAsync(TestEvents.Stream("a"))).Version);
        using (var load = await store.LoadAsync(new LoadRequest { Stream = TestEvents.Stream("a"), MaxEvents = 10 })) Assert.Equal(2, load.Events.Count);
        await RefusedAsync(() => store.AppendAsync("a", TestEvents.Event()).AsTask());
        await RefusedAsync(() => store.SaveSnapshotAsync(new Snapshot(TestEvents.Stream("a"), 1, 1, new byte[] { 1 })).AsTask());
        await RefusedAsync(() => store.ArchiveStreamAsync(TestEvents.Stream("a"), ExpectedVersion.Any).AsTask());
        await RefusedAsync(() => store.DeleteStreamAsync(TestEvents.Stream("a"), ExpectedVersion.Any).AsTask());
    }

    [Theory]
    [InlineData("INSERT INTO {schema}.events SELECT * FROM {schema}.events")]
    [InlineData("UPDATE {schema}.events SET data = ''")]
    [InlineData("DELETE FROM {schema}.events")]
    [InlineData("UPDATE {schema}.streams SET version = 100")]
    [InlineData("DELETE FROM {schema}.commands")]
    [InlineData("INSERT INTO {schema}.snapshots VALUES (1, 1, 1, '')")]
    [InlineData("SELECT nextval('{schema}.positions')")]
    [InlineData("SELECT setval('{schema}.positions', 1)")]
    [InlineData("SELECT {schema}.import_positions_v1(5)")]
    [InlineData("CREATE TABLE {schema}.mine (a int)")]
    [InlineData("DROP TABLE {schema}.events")]
    [InlineData("TRUNCATE {schema}.events")]
    public async Task A_writer_cannot_go_around_the_functions(string sql)
    {
        await using var roles = await Roles.CreateAsync(server.ConnectionString);
        await using (var writer = roles.OpenAs(roles.Writer)) await writer.AppendAsync("a", TestEvents.Events(2));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => roles.ExecuteAsAsync(roles.Writer, sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_stranger_can_do_nothing()
    {
        await using var roles = await Roles.CreateAsync(server.ConnectionString);
        await using (var writer = roles.OpenAs(roles.Writer)) await writer.AppendAsync("a", TestEvents.Events(2));
        await using var store = roles.OpenAs(roles.Stranger);
        await RefusedAsync(() => store.ReadAllAsync());
        await RefusedAsync(() => store.AppendAsync("a", TestEvents.Event()).AsTask());
    }

    [Fact]
    public async Task A_writer_cannot_import()
    {
        await using var roles = await Roles.CreateAsync(server.ConnectionString);
        await using var store = roles.OpenAs(roles.Writer);
        await RefusedAsync(() => store.ImportAsync("all", Import.History.Lines("a", 1, 3)));
    }

    [Fact]
    public async Task A_store_that_is_partitioned_keeps_its_grants()
    {
        await using var roles = await Roles.CreateAsync(server.ConnectionString);
        await using (var writer = roles.OpenAs(roles.Writer)) await writer.AppendAsync("a", TestEvents.Events(2));
        await roles.PartitionAsync();
        await using (var writer = roles.OpenAs(roles.Writer)) await writer.AppendAsync("a", TestEvents.Events(20));
        await using var reader = roles.OpenAs(roles.Reader);
        Assert.Equal(22, (await reader.ReadAllAsync()).Count);
        foreach (var sql in new[] { "DELETE FROM {schema}.events", "INSERT INTO {schema}.events_rest SELECT * FROM {schema}.events", "SELECT {schema}.add_partitions_v1(5)" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => roles.ExecuteAsAsync(roles.Writer, sql));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    private static async Task RefusedAsync(Func<Task> work)
    {
        var refused = await Assert.ThrowsAsync<EventStoreException>(work);
        Assert.False(refused.IsTransient);
        Assert.Contains(PostgresErrorCodes.InsufficientPrivilege, refused.Message, StringComparison.Ordinal);
    }
}
