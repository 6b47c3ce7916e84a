using System.Text;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Content;

/// <summary>Whatever stands in a string stays in it.</summary>
public sealed class HostileContentTests(SharedServer server)
{
    private static readonly string[] Hostile =
    [
        "it's", "\"quoted\"", "back\\slash", "\\'", "E'\\x27'", "$$", "$1", "{0}", "--", "/* */", ";", "\u0001\u001F\u007F", "\uFFFF", "\u200F\u202E", "👩‍👩‍👧‍👦", "ﷺ", "NULL", "%s", "%L",
        "'; DROP SCHEMA public CASCADE; --", "\"; DROP TABLE events; --", "$body$; DROP TABLE events; $body$", "'||pg_sleep(10)||'", "1) UNION SELECT 1--", "\\copy events to program 'true'",
    ];

    [Fact]
    public async Task In_names_of_streams_categories_types_and_in_metadata_and_data()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        foreach (var text in Hostile)
        {
            var metadata = EventMetadata.Empty with { UserId = text, TenantId = text, Headers = new Dictionary<string, string> { [text] = text } };
            var data = new EventData(Guid.NewGuid(), new EventType(text, 1), Encoding.UTF8.GetBytes(text), DateTimeOffset.UnixEpoch, metadata);
            var stream = new StreamId(text, text);
            await store.AppendAsync(new StreamAppend { Stream = stream, Expected = ExpectedVersion.NoStream, Events = new[] { data } });
            await store.SaveSnapshotAsync(new Snapshot(stream, 1, 1, Encoding.UTF8.GetBytes(text)));
            using var load = await store.LoadAsync(new LoadRequest { Stream = stream, SnapshotKey = 1, MaxEvents = 10 });
            Assert.Equal(text, Encoding.UTF8.GetString(load.Snapshot!.Data.Span));
            using var filtered = await store.ReadAllAsync(0, new EventFilter { EventTypes = [text], Categories = [text] }, 10);
            var recorded = Assert.Single(filtered.ToRecordedEvents());
            Assert.Equal((stream, text, text), (recorded.Stream, recorded.Type.Name, Encoding.UTF8.GetString(recorded.Data.Span)));
            Assert.Equal((text, text, text), (recorded.Metadata.UserId, recorded.Metadata.TenantId, recorded.Metadata.Headers[text]));
            Assert.Equal(text, await schema.ScalarAsync<string>($"SELECT id FROM {{schema}}.event_log WHERE position = {recorded.Position}"));
        }

        Assert.Equal(Hostile.Length, (await store.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task What_is_no_text_keeps_nobody_from_looking_at_the_rest()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await store.AppendAsync("a", TestEvents.Event(), TestEvents.Event([0xFF, 0x00]), TestEvents.Event("{\"b\":1}"));
        Assert.Equal("{} \\xff00 {\"b\":1}", await schema.ScalarAsync<string>("SELECT string_agg(data, ' ' ORDER BY position) FROM {schema}.event_log"));
    }

    [Fact]
    public async Task A_nul_comes_back_from_an_aggregates_event_and_from_bare_data()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        byte[][] data = ["\"a\\u0000b\""u8.ToArray(), [0], [0, 1, 0, 0xFF], [.. Enumerable.Range(0, 256).Select(value => (byte)value)]];
        await store.AppendAsync("nul", [.. data.Select(one => TestEvents.Event(one))]);
        Assert.Equal(data, (await store.ReadAllAsync()).Select(one => one.Data.ToArray()));
    }

    [Fact]
    public async Task Events_of_a_megabyte_and_more_come_back_byte_for_byte()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        var data = new int[] { 1, 10_000, 1024 * 1024, 5_000_000, 0 }.Select(length => RandomBytes(length)).ToArray();
        await store.AppendAsync("large", [.. data.Select(one => TestEvents.Event(one))]);
        using var stream = await store.ReadStreamAsync(TestEvents.Stream("large"), 1, ReadDirection.Forward, 10);
        foreach (var stored in new[] { stream.ToRecordedEvents(), await store.ReadAllAsync() })
            Assert.True(stored.Select(one => one.Data.ToArray()).Zip(data).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)), "data came back changed");
    }

    [Fact]
    public async Task Ten_thousand_events_in_one_append_have_one_after_another_version_and_position()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        var events = Enumerable.Range(0, 10_000).Select(n => TestEvents.Event($"{{\"n\":{n}}}")).ToArray();
        var result = await store.AppendAsync("long", events);
        Assert.Equal(new AppendResult(10_000, 10_000, IsDuplicate: false), result);
        Assert.Equal(new AppendResult(10_000, 10_000, IsDuplicate: true), await store.AppendAsync("long", events));
        var stored = await store.ReadAllAsync();
        Assert.Equal(events.Select(one => one.EventId), stored.Select(one => one.EventId));
        Assert.Equal(Enumerable.Range(1, 10_000).Select(n => ((long)n, (long)n)), stored.Select(one => (one.Version, one.Position)));
    }

    [Fact]
    public async Task Stream_names_of_1_to_500_characters_in_any_script_are_told_apart()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        string[] letters = ["a", "ß", "я", "ع", "账", "ก", "\U0001F98A", "'", "\\", " "];
        StreamId[] streams =
        [
            .. from letter in letters
               from length in new[] { 1, 2, 63, 64, 250, 499, 500 }
               let count = length / letter.Length
               where count > 0
               select new StreamId("names", string.Concat(Enumerable.Repeat(letter, count)) + (length % letter.Length == 1 ? "x" : "")),
        ];
        streams = [.. streams.Distinct()];
        await Task.WhenAll(streams.Select(stream => store.AppendAsync(new StreamAppend { Stream = stream, Expected = ExpectedVersion.NoStream, Events = TestEvents.Events(1) }).AsTask()));
        foreach (var stream in streams) Assert.Equal(new StreamInfo(1, StreamState.Active), await store.GetStreamAsync(stream));
        Assert.Equal(streams.Select(one => one.Id).Order(StringComparer.Ordinal), (await store.ReadAllAsync()).Select(one => one.Stream.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Über uns"), InlineData("sch-ema.1"), InlineData("数据"), InlineData("select"), InlineData("UPPER lower"), InlineData("; drop schema public")]
    public async Task Schemas_may_have_any_name_that_is_no_trap(string name)
    {
        await using var schema = new TestSchema(server.ConnectionString, $"{name} {Guid.NewGuid():N}"[..32]);
        await using (var store = schema.OpenStore())
        {
            await store.AppendAsync("a", TestEvents.Event());
            Assert.Equal(1, await store.GetHeadAsync());
        }

        await schema.ExecuteAsync("DROP SCHEMA {schema} CASCADE");
    }

    [Theory]
    [InlineData(""), InlineData("a\"b"), InlineData("a'b"), InlineData("a\\b"), InlineData("$body$"), InlineData("a\nb"), InlineData("a\0b")]
    public void Schemas_may_have_no_name_that_is_one(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => new PostgresEventStore(new PostgresStoreOptions { ConnectionString = server.ConnectionString, Schema = name }));

    private static byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
