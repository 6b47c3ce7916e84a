using System.Diagnostics;
using DomainFx.Postgres.Tests.Fence;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Tests.Health;

/// <summary>What a store tells of itself. Metrics are the process's: no other test runs meanwhile.</summary>
[Collection(nameof(Alone))]
public sealed class TelemetryTests(SharedServer server)
{
    [Fact]
    public async Task Appends_reads_and_conflicts_are_counted_and_timed()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = new PostgresEventStore(schema.Options with { MaxConcurrentLoads = 1 });
        await store.GetHeadAsync();
        using var heard = new Measurements();
        await Task.WhenAll(Enumerable.Range(0, 60).Select(n => store.AppendAsync($"s{n}", TestEvents.Events(2)).AsTask()));
        await Assert.ThrowsAsync<ConcurrencyException>(() => store.AppendAsync(new StreamAppend { Stream = TestEvents.Stream("s1"), Expected = ExpectedVersion.NoStream, Events = TestEvents.Events(1) }).AsTask());
        using (await store.ReadAllAsync(0, EventFilter.All, 1_000)) { }
        using (await store.ReadStreamAsync(TestEvents.Stream("s1"), 1, ReadDirection.Forward, 10)) { }
        foreach (var load in await Task.WhenAll(Enumerable.Range(0, 20).Select(n => store.LoadAsync(new LoadRequest { Stream = TestEvents.Stream($"s{n}"), MaxEvents = 10 }).AsTask()))) load.Dispose();

        Assert.Equal(61, heard.Of("domainfx.postgres.append.batch").Sum());
        Assert.Contains(heard.Of("domainfx.postgres.append.batch"), size => size > 1);
        Assert.Equal(heard.Of("domainfx.postgres.append.batch").Length, heard.Of("domainfx.postgres.append.duration").Length);
        Assert.All(heard.Of("domainfx.postgres.append.duration"), seconds => Assert.InRange(seconds, 0.000_01, 30));
        Assert.Equal([1], heard.Of("domainfx.postgres.append.conflicts"));
        Assert.Equal([120], heard.Of("domainfx.postgres.read.events", "kind=all"));
        Assert.Equal([2], heard.Of("domainfx.postgres.read.events", "kind=stream"));
        Assert.Equal(40, heard.Of("domainfx.postgres.read.events", "kind=load").Sum());
        Assert.Contains(heard.Of("domainfx.postgres.load.shared"), loads => loads > 1);
        Assert.Equal(
            ["append.batch {append}", "append.conflicts {append}", "append.duration s", "append.put_off {append}", "fence.held s", "load.shared {load}", "read.events {event}", "repetitions {statement}"],
            heard.Units.Select(one => $"{one.Key["domainfx.postgres.".Length..]} {one.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_append_is_an_activity()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        using var heard = new Measurements();
        await store.AppendAsync("a", TestEvents.Event());
        var append = Assert.Single(heard.Activities);
        Assert.Equal(("append", ActivityKind.Client), (append.OperationName, append.Kind));
        Assert.Equal(("postgresql", $"\"{schema.Name}\"", 1), (append.GetTagItem("db.system.name"), append.GetTagItem("db.namespace"), append.GetTagItem("domainfx.batch")));
    }

    [Fact]
    public async Task Who_holds_readers_up_is_told_by_the_fence_and_its_metric()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        var application = $"a{Guid.NewGuid():N}";
        await using var store = new PostgresEventStore(schema.Options with { ConnectionString = $"{schema.ConnectionString};Application Name={application}", Notifications = false, MaxPollInterval = TimeSpan.FromMilliseconds(50) });
        await store.AppendAsync("a", TestEvents.Event());
        Assert.Equal(new PostgresFence(1, 1, null), await store.ReadFenceAsync());
        await Gate.InstallAsync(schema);
        await using var gate = await Gate.CloseAsync(schema);
        using var heard = new Measurements();
        var append = store.AppendAsync("a", TestEvents.Event(gate.Data)).AsTask();
        var backend = await gate.ReachedAsync();
        var fence = await store.ReadFenceAsync();
        Assert.Equal((1, 2, backend, application), (fence.Head, fence.LastPosition, fence.Holder!.ProcessId, fence.Holder.ApplicationName));
        Assert.InRange(fence.Holder.Age!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));

        var waiting = store.WaitForEventsAsync(1).AsTask();
        await Until.TrueAsync(() => Task.FromResult(heard.Of("domainfx.postgres.fence.held", $"domainfx.pid={backend} domainfx.application={application}").Any(held => held > 0)));
        await gate.OpenAsync();
        await append;
        await waiting;
        Assert.Equal(new PostgresFence(2, 2, null), await store.ReadFenceAsync());
    }

    [Fact]
    public async Task A_stream_that_is_held_and_a_session_that_is_ended_show()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        var application = $"a{Guid.NewGuid():N}";
        await using var store = new PostgresEventStore(schema.Options with { ConnectionString = $"{schema.ConnectionString};Application Name={application}", Notifications = false });
        await store.AppendAsync("a", TestEvents.Event());
        using var heard = new Measurements();
        await using (var holder = await schema.Database.OpenConnectionAsync())
        {
            await using var transaction = await holder.BeginTransactionAsync();
            await using (var hold = new NpgsqlCommand(schema.Named("SELECT FROM {schema}.streams FOR UPDATE"), holder)) await hold.ExecuteNonQueryAsync();
            var held = store.AppendAsync("a", TestEvents.Event()).AsTask();
            await Until.TrueAsync(() => heard.Of("domainfx.postgres.append.put_off").Length > 0);
            await transaction.RollbackAsync();
            await held;
        }

        Assert.InRange(await schema.ScalarAsync<long>($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '{application}'"), 1, 10);
        await store.AppendAsync("a", TestEvents.Event());
        Assert.NotEmpty(heard.Of("domainfx.postgres.repetitions", "db.response.status_code="));
    }
}
