using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Faults;

/// <summary>The connection is cut while an append is under way: whoever waits for the answer cannot know what became of it, and repeats it.</summary>
public sealed class UnknownOutcomeTests(SharedServer server)
{
    public static TheoryData<string> Appends => ["one event", "several events", "several streams", "exact version", "command"];

    [Theory, MemberData(nameof(Appends))]
    public async Task Cut_after_the_commit_it_is_not_stored_twice(string kind)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var proxy = new TcpProxy(server.ConnectionString);
        await using var store = new PostgresEventStore(schema.Options with { ConnectionString = proxy.ConnectionString, Notifications = false });
        var appends = await PrepareAsync(store, kind);
        var before = await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.events");
        proxy.HoldAnswers();
        var appending = store.AppendAsync(appends).AsTask();
        await Until.TrueAsync(async () => await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.events") >= before + Count(appends));
        Assert.False(appending.IsCompleted);
        proxy.Cut();
        var results = await appending;
        Assert.All(results, result => Assert.True(result.IsDuplicate));
        await ExpectOnceAsync(store, appends, results);
    }

    [Theory, MemberData(nameof(Appends))]
    public async Task Cut_before_it_reached_the_server_it_is_stored_once(string kind)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var proxy = new TcpProxy(server.ConnectionString);
        await using var store = new PostgresEventStore(schema.Options with { ConnectionString = proxy.ConnectionString, Notifications = false });
        var appends = await PrepareAsync(store, kind);
        proxy.HoldRequests();
        var appending = store.AppendAsync(appends).AsTask();
        await Until.TrueAsync(() => proxy.HeldBack != 0);
        proxy.Cut();
        var results = await appending;
        Assert.All(results, result => Assert.False(result.IsDuplicate));
        await ExpectOnceAsync(store, appends, results);
    }

    [Fact]
    public async Task Of_many_callers_whose_batch_was_cut_each_gets_its_own_answer()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var proxy = new TcpProxy(server.ConnectionString);
        await using var store = new PostgresEventStore(schema.Options with { ConnectionString = proxy.ConnectionString, Notifications = false });
        await PrepareAsync(store, "several events");
        var before = await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.events");
        proxy.HoldAnswers();
        StreamAppend[] appends = [.. Enumerable.Range(0, 50).Select(n => TestEvents.Append($"s{n}", TestEvents.Events(2)))];
        var appending = appends.Select(append => store.AppendAsync(append).AsTask()).ToArray();
        var conflicting = store.AppendAsync(new StreamAppend { Stream = TestEvents.Stream("a"), Expected = ExpectedVersion.NoStream, Events = TestEvents.Events(1) }).AsTask();
        // The first of them is on its way alone; the others gather meanwhile.
        await Until.TrueAsync(async () => await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.events") > before);
        proxy.Cut();
        var results = await Task.WhenAll(appending);
        await Assert.ThrowsAsync<ConcurrencyException>(() => conflicting);
        for (var i = 0; i < appends.Length; i++) await ExpectOnceAsync(store, [appends[i]], [results[i]]);
    }

    [Fact]
    public async Task A_caller_who_repeats_an_append_after_giving_up_is_told_of_the_first()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var proxy = new TcpProxy(server.ConnectionString);
        await using var store = new PostgresEventStore(schema.Options with { ConnectionString = proxy.ConnectionString, Notifications = false });
        await PrepareAsync(store, "several events");
        var before = await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.events");
        var append = TestEvents.Append("b", TestEvents.Events(3));
        using var gaveUp = new CancellationTokenSource();
        proxy.HoldAnswers();
        var appending = store.AppendAsync(append, gaveUp.Token).AsTask();
        await Until.TrueAsync(async () => await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.events") >= before + 3);
        await gaveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => appending);
        proxy.Cut();
        var result = await store.AppendAsync(append);
        Assert.Equal(new AppendResult(3, before + 3, IsDuplicate: true), result);
        await ExpectOnceAsync(store, [append], [result]);
    }

    /// <summary>Appends the same to other streams first: whatever has to be prepared, is. Then there is a stream "a".</summary>
    private static async Task<StreamAppend[]> PrepareAsync(PostgresEventStore store, string kind)
    {
        await store.AppendAsync("earlier a", TestEvents.Event());
        await store.AppendAsync(Make(kind, "earlier "));
        await store.AppendAsync("a", TestEvents.Event());
        return Make(kind, "");
    }

    private static StreamAppend[] Make(string kind, string prefix) => kind switch
    {
        "one event" => [TestEvents.Append(prefix + "b", TestEvents.Event())],
        "several events" => [TestEvents.Append(prefix + "b", TestEvents.Events(7))],
        "several streams" => [TestEvents.Append(prefix + "a", TestEvents.Events(2)), TestEvents.Append(prefix + "b", TestEvents.Event()), TestEvents.Append(prefix + "c", TestEvents.Events(3))],
        "exact version" => [new StreamAppend { Stream = TestEvents.Stream(prefix + "a"), Expected = ExpectedVersion.Exactly(1), Events = TestEvents.Events(2) }],
        _ => [new StreamAppend { Stream = TestEvents.Stream(prefix + "a"), Expected = ExpectedVersion.Any, Events = TestEvents.Events(2), Command = new CommandKey(Guid.NewGuid(), 5) }],
    };

    private static int Count(StreamAppend[] appends) => appends.Sum(append => append.Events.Length);

    private static async Task ExpectOnceAsync(PostgresEventStore store, StreamAppend[] appends, IReadOnlyList<AppendResult> results)
    {
        for (var i = 0; i < appends.Length; i++)
        {
            using var page = await store.ReadStreamAsync(appends[i].Stream, 1, ReadDirection.Forward, 1_000);
            var stored = page.ToRecordedEvents();
            Assert.Equal(appends[i].Events.ToArray().Select(one => one.EventId), stored.TakeLast(appends[i].Events.Length).Select(one => one.EventId));
            Assert.Equal((stored[^1].Version, stored[^1].Position), (results[i].StreamVersion, results[i].Position));
            Assert.Equal(appends[i].Events.Length + (appends[i].Stream.Id == "a" ? 1 : 0), stored.Count);
        }
    }
}
