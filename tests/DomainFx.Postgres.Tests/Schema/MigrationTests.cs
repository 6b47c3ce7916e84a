using System.Diagnostics;
using DomainFx.Postgres.Tests.Servers;
using Npgsql;

namespace DomainFx.Postgres.Tests.Schema;

public sealed class MigrationTests(SharedServer server)
{
    [Fact]
    public async Task Several_processes_that_start_at_once_make_one_store()
    {
        for (var round = 0; round < 3; round++)
        {
            await using var schema = new TestSchema(server.ConnectionString);
            PostgresEventStore[] stores = [.. Enumerable.Range(0, 6).Select(_ => schema.OpenStore())];
            var results = await Task.WhenAll(stores.Select((store, n) => store.AppendAsync($"s{n}", TestEvents.Event()).AsTask()));
            Assert.Equal([1, 2, 3, 4, 5, 6], results.Select(one => one.Position).Order());
            foreach (var store in stores) await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_script_makes_what_the_store_makes()
    {
        await using var made = new TestSchema(server.ConnectionString);
        await using (var store = made.OpenStore()) await store.GetHeadAsync();
        await using var scripted = new TestSchema(server.ConnectionString);
        await RunScriptAsync(scripted, PostgresSchema.Script(schema: scripted.Name));
        Assert.Equal(await DescribeAsync(made), await DescribeAsync(scripted));

        await using var follower = new PostgresEventStore(scripted.Options with { MigrateOnStart = false });
        Assert.Equal(1, (await follower.AppendAsync("a", TestEvents.Event())).Position);
    }

    [Fact]
    public async Task Without_migration_a_store_that_is_not_there_is_reported()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = new PostgresEventStore(schema.Options with { MigrateOnStart = false });
        var failure = await Assert.ThrowsAsync<EventStoreException>(() => store.GetHeadAsync().AsTask());
        Assert.False(failure.IsTransient);
        Assert.Contains("PostgresSchema.Script", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_from_a_later_version_is_refused()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using (var store = schema.OpenStore()) await store.AppendAsync("a", TestEvents.Event());
        await schema.ExecuteAsync("UPDATE {schema}.store SET schema_version = 1000");
        await using var older = schema.OpenStore();
        var failure = await Assert.ThrowsAsync<EventStoreException>(() => older.AppendAsync("a", TestEvents.Event()).AsTask());
        Assert.False(failure.IsTransient);
        Assert.Contains("1000", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_runs_goes_on_while_a_newer_one_migrates()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await RunScriptAsync(schema, PostgresSchema.Script(0, PostgresSchema.CurrentVersion - 1, schema.Name));
        await using (var newer = new PostgresEventStore(schema.Options with { MigrateOnStart = false }))
            Assert.Contains("older", (await Assert.ThrowsAsync<EventStoreException>(() => newer.GetHeadAsync().AsTask())).Message, StringComparison.Ordinal);

        await schema.ExecuteAsync("SELECT {schema}.register_v1(ARRAY['account'], ARRAY['tested'], ARRAY[1])");
        using var stopped = new CancellationTokenSource();
        var appending = Task.Run(() => AppendAsOlderAsync(schema, stopped.Token), TestContext.Current.CancellationToken);
        await AppendedMoreAsync();
        await PostgresSchema.MigrateAsync(schema.Options, TestContext.Current.CancellationToken);
        await AppendedMoreAsync();
        await stopped.CancelAsync();
        var appended = await appending;
        await using var store = schema.OpenStore();
        Assert.Equal(Enumerable.Range(1, appended), (await store.ReadAllAsync()).Select(one => (int)one.Version));
        Assert.Equal(appended + 1, (await store.AppendAsync("a", TestEvents.Event())).StreamVersion);

        async Task AppendedMoreAsync()
        {
            var before = await CountAsync();
            await Until.TrueAsync(async () => await CountAsync() >= before + 10);
        }

        Task<long> CountAsync() => schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.events");
    }

    [Fact]
    public async Task A_migration_waits_for_no_append_of_another_store()
    {
        await using var busy = await Fence.Interleaving.StartAsync(server.ConnectionString);
        await busy.StallAsync(busy.First, "slow");
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        Assert.Equal(0, await store.GetHeadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
    }

    // As a program of an older version does: by the functions that it knows.
    private static async Task<int> AppendAsOlderAsync(TestSchema schema, CancellationToken stopped)
    {
        var appended = 0;
        for (; !stopped.IsCancellationRequested; appended++) await schema.ExecuteAsync(Fence.RawAppends.Append("a"));
        return appended;
    }

    private static async Task RunScriptAsync(TestSchema schema, string script)
    {
        var settings = new NpgsqlConnectionStringBuilder(schema.ConnectionString);
        string[] arguments = ["-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-h", settings.Host!, "-p", $"{settings.Port}", "-U", settings.Username!, "-d", settings.Database!, "-f", "-"];
        using var psql = Process.Start(new ProcessStartInfo("psql", arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true })!;
        var errors = psql.StandardError.ReadToEndAsync();
        await psql.StandardInput.WriteAsync(script);
        psql.StandardInput.Close();
        await psql.WaitForExitAsync();
        Assert.Equal("", await errors);
    }

    // Every column, index, constraint, function, sequence, view and grant, without what differs by the name of the schema and the order of its making.
    private static async Task<string> DescribeAsync(TestSchema schema)
    {
        var description = await schema.ScalarAsync<string>(
            $"""
            SELECT (SELECT string_agg(line, E'\n' ORDER BY line COLLATE "C") FROM (
                SELECT format('%s %s %s %s %s %s %s', c.relkind, c.relname, c.reloptions, c.relacl, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull) AS line
                FROM pg_class AS c LEFT JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 WHERE c.relnamespace = n.oid
                UNION ALL SELECT pg_get_indexdef(i.indexrelid) FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid WHERE c.relnamespace = n.oid
                UNION ALL SELECT format('%s %s', o.conname, pg_get_constraintdef(o.oid)) FROM pg_constraint AS o WHERE o.connamespace = n.oid
                UNION ALL SELECT format('%s %s', pg_get_functiondef(p.oid), p.proacl) FROM pg_proc AS p WHERE p.pronamespace = n.oid AND p.proname <> 'domainfx_lock_namespace'
                UNION ALL SELECT format('%s %s %s %s %s', s.sequencename, s.data_type, s.max_value, s.cache_size, s.cycle) FROM pg_sequences AS s WHERE s.schemaname = n.nspname
                UNION ALL SELECT format('%s %s', v.viewname, v.definition) FROM pg_views AS v WHERE v.schemaname = n.nspname
                UNION ALL SELECT format('%s', n.nspacl)) AS lines (line))
            FROM pg_namespace AS n WHERE n.nspname = '{schema.Name}'
            """);
        return description.Replace(schema.Name, "{schema}", StringComparison.Ordinal);
    }
}
