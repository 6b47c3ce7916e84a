using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;
using DomainFx.Testing.Postgres;
using Npgsql;

namespace DomainFx.Postgres.Tests.Backups;

/// <summary>A failover that lost commits and that a process does not notice, as behind a pooler: the keys of names that it knows are other names' now.</summary>
public sealed class StaleNamesTests
{
    private static readonly StreamId Lost = new("lost", "a");
    private static readonly StreamId Other = new("other", "a");

    [Theory, InlineData(true), InlineData(false)]
    public Task Nothing_is_stored_or_loaded_under_another_name(bool isGuarded) => FailOverAsync(isGuarded, async (process, after) =>
    {
        Assert.Equal(isGuarded ? "" : "was-lost", await TypesAsync(process, Lost, dataSuffices: true));
        Assert.Equal(isGuarded ? "" : "was-lost", await TypesAsync(process, Lost, dataSuffices: false));
        await AppendAsync(process, Lost, "was-lost");
        Assert.Equal(
            isGuarded ? "account/first tested, other/a is-other, lost/a was-lost" : "account/first tested, other/a is-other, other/a is-other",
            await after.ScalarAsync<string>("SELECT string_agg(category || '/' || id || ' ' || type, ', ' ORDER BY position) FROM {schema}.event_log"));
        if (isGuarded) Assert.Equal("is-other", await TypesAsync(process, Other, dataSuffices: false));
    });

    [Theory, InlineData(true), InlineData(false)]
    public Task A_snapshot_is_not_loaded_under_another_name(bool isGuarded) => FailOverAsync(isGuarded, async (process, _) =>
        Assert.Equal(isGuarded ? "" : "was-lost", await TypesAsync(process, Lost, dataSuffices: true, snapshotKey: 1)));

    [Theory, InlineData(true), InlineData(false)]
    public Task One_event_at_an_expected_version_is_not_stored_under_another_name(bool isGuarded) => FailOverAsync(isGuarded, async (process, after) =>
    {
        var append = new StreamAppend { Stream = Lost, Expected = ExpectedVersion.Exactly(1), Events = new[] { TestEvents.Event(type: "was-lost") } };
        if (isGuarded) Assert.Equal(0, (await Assert.ThrowsAsync<ConcurrencyException>(async () => await process.AppendAsync(append))).Actual);
        else Assert.Equal(2, (await process.AppendAsync(append)).StreamVersion);
        Assert.Equal(isGuarded ? 1 : 2, await after.ScalarAsync<long>("SELECT count(*) FROM {schema}.event_log WHERE category = 'other'"));
    });

    [Theory, InlineData(true), InlineData(false)]
    public Task Nothing_is_read_of_all_streams_under_another_name(bool isGuarded) => FailOverAsync(isGuarded, async (process, _) =>
        Assert.Equal(isGuarded ? "account/first tested, other/a is-other" : "account/first tested, lost/a was-lost", await AllAsync(process)));

    private static async Task FailOverAsync(bool isGuarded, Func<PostgresEventStore, TestSchema, Task> check)
    {
        await using var primary = await PostgresServer.StartClusterAsync();
        await using (var store = new PostgresEventStore(new PostgresStoreOptions { ConnectionString = primary.ConnectionString })) await store.AppendAsync("first", TestEvents.Event());
        // A sequence is logged some values ahead, which a standby leaves out: the next value is to be one that is not logged yet.
        await using (var before = new TestSchema(primary.ConnectionString, "domainfx"))
        {
            foreach (var table in (string[])["categories", "event_types"])
                await before.ExecuteAsync($"SELECT nextval(pg_get_serial_sequence('{{schema}}.{table}', 'key')) FROM generate_series(1, 32)");
        }

        await using var standby = await primary.StartStandbyAsync();
        await using var pooler = new TcpProxy(primary.ConnectionString);
        await using var source = NpgsqlDataSource.Create(pooler.ConnectionString);
        await using var process = new PostgresEventStore(new PostgresStoreOptions { DataSource = source, Notifications = false });
        await using var after = new TestSchema(standby.ConnectionString, "domainfx");

        // The standby does not get the names that the process registers.
        await Until.TrueAsync(async () => await after.ScalarAsync<long>("SELECT count(*) FROM {schema}.events") == 1);
        await after.ExecuteAsync("ALTER SYSTEM SET primary_conninfo = ''");
        await after.ExecuteAsync("SELECT pg_reload_conf()");
        await Until.TrueAsync(async () => await after.ScalarAsync<long>("SELECT count(*) FROM pg_stat_wal_receiver") == 0);
        await AppendAsync(process, Lost, "was-lost");
        Assert.Equal("account/first tested, lost/a was-lost", await AllAsync(process));
        await primary.StopAsync(PostgresStop.Immediate);
        await after.ExecuteAsync("SELECT pg_promote()");
        if (!isGuarded) await after.ExecuteAsync("CREATE OR REPLACE FUNCTION {schema}.other_server_v1() RETURNS boolean LANGUAGE sql STABLE AS 'SELECT true'");
        await using (var another = new PostgresEventStore(new PostgresStoreOptions { ConnectionString = standby.ConnectionString })) await AppendAsync(another, Other, "is-other");

        // No connection of the process breaks while it is in use.
        source.Clear();
        pooler.LeadTo(standby.ConnectionString);
        await check(process, after);
    }

    private static ValueTask<AppendResult> AppendAsync(PostgresEventStore store, StreamId stream, string type) =>
        store.AppendAsync(new StreamAppend { Stream = stream, Expected = ExpectedVersion.Any, Events = new[] { TestEvents.Event(type: type) } });

    private static async Task<string> TypesAsync(PostgresEventStore store, StreamId stream, bool dataSuffices, long? snapshotKey = null)
    {
        using var load = await store.LoadAsync(new LoadRequest { Stream = stream, MaxEvents = 10, DataSuffices = dataSuffices, SnapshotKey = snapshotKey });
        return string.Join(' ', load.Events.ToRecordedEvents().Select(stored => stored.Type.Name));
    }

    private static async Task<string> AllAsync(PostgresEventStore store)
    {
        using var page = await store.ReadAllAsync(0, EventFilter.All, 100);
        return string.Join(", ", page.ToRecordedEvents().Select(stored => $"{stored.Stream} {stored.Type.Name}"));
    }
}
