using DomainFx.Postgres.Tests.Fence;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Projections;

/// <summary>An inline read model that changes hands while somebody appends or deletes: one of them holds a transaction open while the other comes.</summary>
internal sealed class Handover : IAsyncDisposable
{
    // As if the change of hands excluded nobody.
    private static readonly Flaw ExcludesNobody = new("a change of hands excludes nobody", "LOCK TABLE [^;]* IN SHARE MODE;", "");

    private readonly PostgresEventStore _store;
    private Gate? _gate;

    private Handover(TestSchema schema)
    {
        Schema = schema;
        _store = schema.OpenStore();
        Balances = new Balances(_store.Projections);
    }

    public TestSchema Schema { get; }

    public Balances Balances { get; }

    private ProjectionDefinition Definition => Balances.Definition with { IsInline = true, EventTypes = ["tested"] };

    /// <summary>Appends write its rows, and there is one: that of stream <c>first</c>.</summary>
    public static async Task<Handover> WithAppendsAsync(string server, bool isExclusive)
    {
        var run = await StartAsync(server, isExclusive);
        await run._store.Projections.OpenAsync(run.Definition);
        await run.AppendAsync("first", hasRow: true);
        return run;
    }

    /// <summary>A worker writes its rows, and has done with the one event there is, of stream <c>first</c>.</summary>
    public static async Task<Handover> WithWorkerAsync(string server, bool isExclusive)
    {
        var run = await StartAsync(server, isExclusive);
        await run._store.AppendAsync("first", TestEvents.Event());
        await run._store.Projections.OpenAsync(run.Definition);
        run.Balances.Lease = (await run._store.Projections.AcquireAsync(run.Definition.Key, 0, "worker-1", TimeSpan.FromMinutes(1)))!;
        await run.Balances.StoreAsync(("first", 1));
        return run;
    }

    /// <summary>An append that has checked and stored all it brings, and does not commit before <see cref="OpenAsync"/>.</summary>
    public Task<Task> StallAppendAsync(string stream, bool hasRow) => StallAsync(data => AppendAsync(stream, hasRow, data));

    private async Task<Task> StallAsync(Func<string, Task> begin)
    {
        _gate = await Gate.CloseAsync(Schema);
        var append = begin(_gate.Data);
        await Task.WhenAny(_gate.ReachedAsync(), append);
        Assert.False(append.IsCompleted, $"the append was not to end: {append.Exception}");
        return append;
    }

    public Task OpenAsync() => _gate!.OpenAsync();

    public async Task AppendAsync(string stream, bool hasRow, string data = "{}")
    {
        var changes = new ReadModelChanges(new RowSet(Balances.Table), new RowSet(Balances.Table, keysOnly: true));
        if (hasRow) changes = Balances.Next((stream, 1)).Changes!;
        var append = new StreamAppend { Stream = TestEvents.Stream(stream), Expected = ExpectedVersion.NoStream, Events = new[] { TestEvents.Event(data) } };
        await _store.AppendAsync(append.With([new InlineRows(Definition.Key, Balances.Table, hasRow ? changes : null, 1)]));
    }

    /// <summary>Appends an event as programs do that do not have the read model.</summary>
    public Task AppendUnknowingAsync(string stream, string data = "{}") => _store.AppendAsync(stream, TestEvents.Event(data)).AsTask();

    /// <summary>The same, as <see cref="StallAppendAsync"/>.</summary>
    public Task<Task> StallUnknowingAsync(string stream) => StallAsync(data => AppendUnknowingAsync(stream, data));

    /// <summary>Makes the read model known: who is the first to do so where there is no event gives its rows to appends.</summary>
    public Task OpenReadModelAsync() => _store.Projections.OpenAsync(Definition).AsTask();

    public Task DeleteAsync(string stream) => _store.DeleteStreamAsync(TestEvents.Stream(stream), ExpectedVersion.Any).AsTask();

    /// <summary>Starts what changes hands, in a transaction of its own.</summary>
    public async Task<OpenChange> BeginAsync(string call) => new(await Schema.Database.OpenConnectionAsync(), Schema.Named($"SELECT {{schema}}.{call}"));

    /// <summary>The same for a switch to the rows that the worker has built.</summary>
    public Task<OpenChange> BeginSwitchAsync() => BeginAsync($"switch_projection_v1('account-balance', 1, 0, 0, {Balances.Lease.Token}, 0)");

    /// <summary>The same for the deletion of a stream.</summary>
    public async Task<OpenChange> BeginDeleteAsync(string stream)
    {
        await Schema.ExecuteAsync("SELECT * FROM {schema}.register_v1('{}', ARRAY['$stream-deleted'], ARRAY[1])");
        return await BeginAsync(
            $"delete_v1((SELECT c.key FROM {{schema}}.categories AS c), '{stream}', -1, (SELECT t.key FROM {{schema}}.event_types AS t WHERE t.name = '$stream-deleted'), gen_random_uuid(), 0)");
    }

    /// <summary>Whether what was begun waits for the table of streams; else it has ended.</summary>
    public async Task<bool> IsHeldOffAsync(Task begun)
    {
        await Until.TrueAsync(async () => begun.IsCompleted || await IsWaitedForAsync());
        return !begun.IsCompletedSuccessfully;
    }

    public Task<long> CountAsync(string where) => Schema.ScalarAsync<long>($"SELECT count(*) FROM {{schema}}.{where}");

    public async ValueTask DisposeAsync()
    {
        if (_gate is not null) await _gate.DisposeAsync();
        await _store.DisposeAsync();
        await Schema.DisposeAsync();
    }

    /// <summary>Nobody knows the read model yet, and there is no event.</summary>
    public static async Task<Handover> StartAsync(string server, bool isExclusive)
    {
        var run = new Handover(new TestSchema(server));
        await run._store.GetHeadAsync();
        await Gate.InstallAsync(run.Schema, isAtCommit: true);
        if (!isExclusive) await ExcludesNobody.PutIntoAsync(run.Schema);
        return run;
    }

    private Task<bool> IsWaitedForAsync() => Schema.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_locks AS l WHERE l.relation = '{schema}.streams'::regclass AND NOT l.granted)");
}
