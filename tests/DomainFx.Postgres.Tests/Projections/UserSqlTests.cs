using Dapper;
using DomainFx.Postgres.Tests.Rights;
using DomainFx.Postgres.Tests.Servers;
using Npgsql;

namespace DomainFx.Postgres.Tests.Projections;

/// <summary>The table of a read model is for users' own SQL.</summary>
public sealed class UserSqlTests(SharedServer server)
{
    [Fact]
    public async Task Rows_are_queried_with_Dapper()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        var balances = await new Balances(store.Projections).StartAsync();
        await balances.StoreAsync(("a", 5), ("b", 2_000), ("c", 3_000));
        await using var connection = await schema.Database.OpenConnectionAsync();
        var rich = (await connection.QueryAsync<Row>(schema.Named(
            "SELECT account_id AS AccountId, balance AS Balance, rate AS Rate, updated_at AS UpdatedAt FROM {schema}.account_balance WHERE status = @status AND balance > @least ORDER BY balance DESC"),
            new { status = "Rich", least = 1_500 })).ToList();
        Assert.Equal(["c", "b"], rich.Select(row => row.AccountId));
        Assert.Equal((750m, new DateTime(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc)), (rich[0].Rate, rich[0].UpdatedAt));
        Assert.Equal(3, await connection.ExecuteScalarAsync<int>(schema.Named("SELECT count(*) FROM {schema}.account_balance WHERE notes @> '[{\"text\": \"first\"}]'")));
    }

    [Fact]
    public async Task A_query_goes_on_through_a_switch_and_so_does_a_view_of_the_users()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await (await new Balances(store.Projections).StartAsync()).StoreAsync(("a", 1));
        await schema.ExecuteAsync("CREATE VIEW {schema}.total AS SELECT sum(balance) AS balance FROM {schema}.account_balance");
        await using var connection = await schema.Database.OpenConnectionAsync();
        await using var query = new NpgsqlCommand(schema.Named("SELECT balance FROM {schema}.account_balance WHERE account_id = 'a'"), connection);
        await query.PrepareAsync();
        Assert.Equal(1L, await query.ExecuteScalarAsync());
        var next = await new Balances(store.Projections, version: 2).StartAsync();
        await next.StoreAsync(("a", 2));
        Assert.True(await store.Projections.SwitchAsync(next.Lease, next.Definition));
        Assert.Equal(2L, await query.ExecuteScalarAsync());
        Assert.Equal(2m, await schema.ScalarAsync<decimal>("SELECT balance FROM {schema}.total"));
    }

    [Fact]
    public async Task A_switch_does_not_wait_behind_a_query_that_takes_long()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await (await new Balances(store.Projections).StartAsync()).StoreAsync(("a", 1));
        var next = await new Balances(store.Projections, version: 2).StartAsync();
        await next.StoreAsync(("a", 2));
        await using (var connection = await schema.Database.OpenConnectionAsync())
        {
            await using var report = await connection.BeginTransactionAsync();
            await connection.ExecuteScalarAsync<long>(schema.Named("SELECT sum(balance) FROM {schema}.account_balance"), transaction: report);
            var failure = await Assert.ThrowsAsync<EventStoreException>(() => store.Projections.SwitchAsync(next.Lease, next.Definition).AsTask().WaitAsync(TimeSpan.FromSeconds(5)));
            Assert.True(failure.IsTransient);
        }

        Assert.True(await store.Projections.SwitchAsync(next.Lease, next.Definition));
    }

    [Fact]
    public async Task New_columns_come_last_in_what_queries_see_and_leave_a_view_of_the_users_alone()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await SwitchAsync(store, 1, "id", "old", "last");
        await schema.ExecuteAsync("CREATE VIEW {schema}.mine AS SELECT last, old FROM {schema}.things");
        await SwitchAsync(store, 2, "id", "fresh", "last", "old", "more");
        Assert.Equal("id,old,last,fresh,more", await ColumnsAsync(schema));
        await SwitchAsync(store, 3, "id", "another", "more", "fresh", "old", "last");
        Assert.Equal("id,old,last,fresh,more,another", await ColumnsAsync(schema));
        Assert.Equal(0, await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.mine"));
    }

    [Fact]
    public async Task A_view_of_the_users_on_a_column_that_goes_is_named_and_once_it_is_dropped_the_version_takes_over()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await SwitchAsync(store, 1, "id", "old", "last");
        await schema.ExecuteAsync("CREATE VIEW {schema}.mine AS SELECT old FROM {schema}.things; CREATE VIEW {schema}.hers AS SELECT last FROM {schema}.things");
        var inUse = await Assert.ThrowsAsync<DomainFx.Projections.ReadModelInUseException>(() => SwitchAsync(store, 2, "id", "last"));
        foreach (var part in new[] { "\"things\"", "version 2", "mine", "hers", "Drop" }) Assert.Contains(part, inUse.Message, StringComparison.Ordinal);
        Assert.False(inUse.IsTransient);
        Assert.Equal("id,old,last", await ColumnsAsync(schema));
        await schema.ExecuteAsync("DROP VIEW {schema}.mine; DROP VIEW {schema}.hers");
        await SwitchAsync(store, 2, "id", "last");
        Assert.Equal("id,last", await ColumnsAsync(schema));
    }

    [Fact]
    public async Task What_users_granted_on_a_read_model_outlives_a_switch_that_takes_a_column_away()
    {
        await using var roles = await Roles.CreateAsync(server.ConnectionString);
        await using var store = roles.OpenAs(roles.Writer);
        await SwitchAsync(store, 1, "id", "old", "last");
        await roles.ExecuteAsOwnerAsync(
            $"GRANT USAGE ON SCHEMA {{schema}} TO \"{roles.Stranger}\"; GRANT SELECT (id, old) ON {{schema}}.things TO \"{roles.Stranger}\"; GRANT SELECT (last) ON {{schema}}.things TO PUBLIC");
        await SwitchAsync(store, 2, "id", "last");
        await roles.ExecuteAsAsync(roles.Stranger, "SELECT id, last FROM {schema}.things");
        await roles.ExecuteAsOwnerAsync($"REVOKE ALL (id) ON {{schema}}.things FROM \"{roles.Stranger}\"");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => roles.ExecuteAsAsync(roles.Stranger, "SELECT id FROM {schema}.things"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        await roles.ExecuteAsOwnerAsync($"GRANT SELECT ON {{schema}}.things TO \"{roles.Stranger}\" WITH GRANT OPTION");
        await SwitchAsync(store, 3, "id", "more");
        await roles.ExecuteAsAsync(roles.Stranger, $"SELECT id, more FROM {{schema}}.things; GRANT SELECT ON {{schema}}.things TO \"{roles.Reader}\"");
    }

    // A version with columns of text takes over.
    private static async Task SwitchAsync(PostgresEventStore store, int version, params string[] columns)
    {
        var table = new DomainFx.Projections.TableDefinition("things", version, 1, [.. columns.Select(name => new DomainFx.Projections.ColumnDefinition(name, DomainFx.Projections.ColumnType.Text))]);
        var definition = new DomainFx.Projections.ProjectionDefinition { Key = new("things", version), Table = table };
        await store.Projections.OpenAsync(definition);
        var lease = await store.Projections.AcquireAsync(definition.Key, 0, "worker-1", TimeSpan.FromMinutes(1));
        Assert.True(await store.Projections.SwitchAsync(lease!, definition));
    }

    private static Task<string> ColumnsAsync(TestSchema schema) =>
        schema.ScalarAsync<string>($"SELECT string_agg(column_name, ',' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_schema = '{schema.Name}' AND table_name = 'things'");

    [Fact]
    public async Task A_writer_keeps_read_models_and_a_reader_queries_those_that_were_made_after_it_was_let_in()
    {
        await using var roles = await Roles.CreateAsync(server.ConnectionString);
        await using var store = roles.OpenAs(roles.Writer);
        var first = await new Balances(store.Projections).StartAsync();
        await first.StoreAsync(("a", 1));
        await using (var connection = await roles.ConnectAsAsync(roles.Reader))
            Assert.Equal(1, await connection.ExecuteScalarAsync<long>(roles.Named("SELECT balance FROM {schema}.account_balance WHERE account_id = @id"), new { id = "a" }));
        var next = await new Balances(store.Projections, version: 2).StartAsync();
        await next.StoreAsync(("a", 2));
        Assert.True(await store.Projections.SwitchAsync(next.Lease, next.Definition));
        await store.Projections.ResetAsync(next.Definition);
        await using var reader = roles.OpenAs(roles.Reader);
        Assert.Equal(0, (await reader.Projections.ReadPageAsync(next.Table, null, 10)).Count);
        Assert.Equal(2, (await reader.Projections.GetStatesAsync()).Count);
        var refused = await Assert.ThrowsAsync<EventStoreException>(() => reader.Projections.OpenAsync(new Balances(reader.Projections, 3).Definition).AsTask());
        Assert.Contains(PostgresErrorCodes.InsufficientPrivilege, refused.Message, StringComparison.Ordinal);
        foreach (var sql in new[] { "UPDATE {schema}.account_balance SET balance = 0", "DELETE FROM {schema}.account_balance__v2", "UPDATE {schema}.projection_partitions SET position = 0" })
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => roles.ExecuteAsAsync(roles.Reader, sql))).SqlState);
    }

    [Theory]
    [InlineData("SELECT {schema}.open_projection_v1('x', 1, 0, 1, false, 's', 1, ARRAY['a'], ARRAY['text); DROP TABLE {schema}.events; --'], ARRAY[false], ARRAY[false], '{}')", "DFX03")]
    [InlineData("SELECT {schema}.open_projection_v1('events', 1, 0, 1, false, 's', 1, ARRAY['a'], ARRAY['text'], ARRAY[false], ARRAY[false], '{}')", "DFX03")]
    [InlineData("SELECT {schema}.show_read_model('events', 1, 0)", PostgresErrorCodes.InsufficientPrivilege)]
    public async Task A_writer_cannot_make_more_of_these_functions_than_tables_for_read_models(string sql, string expected)
    {
        await using var roles = await Roles.CreateAsync(server.ConnectionString);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => roles.ExecuteAsAsync(roles.Writer, sql));
        Assert.Equal(expected, refused.SqlState);
    }

    [Fact]
    public async Task A_name_that_something_else_has_is_refused()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        var table = new DomainFx.Projections.TableDefinition("event_log", 1, 1, [new("id", DomainFx.Projections.ColumnType.Text)]);
        var definition = new DomainFx.Projections.ProjectionDefinition { Key = new("event-log", 1), Table = table };
        var refused = await Assert.ThrowsAsync<EventStoreException>(() => store.Projections.OpenAsync(definition).AsTask());
        Assert.Contains("rename the read model", refused.Message, StringComparison.Ordinal);
    }

    private sealed record Row(string AccountId, long Balance, decimal Rate, DateTime UpdatedAt);
}
