using System.Diagnostics;
using DomainFx.Commands;

namespace DomainFx.Tests.Commands;

public sealed class MetadataTests : DomainTest
{
    [Fact]
    public async Task By_default_the_command_is_its_own_correlation_and_cause()
    {
        var id = Guid.NewGuid();
        var metadata = await MetadataOfAsync(Domain, new CommandOptions { CommandId = id });
        Assert.Equal((id.ToString(), id.ToString()), (metadata.CorrelationId, metadata.CausationId));
        Assert.Null(metadata.UserId);
        Assert.Null(metadata.TraceId);
        Assert.Empty(metadata.Headers);
    }

    [Fact]
    public async Task Commands_without_an_id_get_one_of_their_own()
    {
        var first = await MetadataOfAsync(Domain, null);
        var second = await MetadataOfAsync(Domain, null);
        Assert.NotEqual(Guid.Empty, Guid.Parse(first.CausationId!));
        Assert.NotEqual(first.CausationId, second.CausationId);
    }

    [Fact]
    public async Task What_the_caller_says_is_stored()
    {
        var said = new CommandOptions
        {
            CorrelationId = "c", CausationId = "because", UserId = "u", TenantId = "t", Headers = new Dictionary<string, string> { ["source"] = "test" },
        };
        var metadata = await MetadataOfAsync(Domain, said);
        Assert.Equal(
            new EventMetadata { CorrelationId = "c", CausationId = "because", UserId = "u", TenantId = "t", Headers = said.Headers }, metadata);
    }

    [Fact]
    public async Task Ambient_options_fill_in_what_the_caller_does_not_say()
    {
        var ambient = new CommandOptions { UserId = "ambient", TenantId = "tenant", CorrelationId = "ambient", CommandId = Guid.NewGuid(), ExpectedVersion = 77 };
        var domain = NewDomain(options => options.AmbientOptions = () => ambient);
        var metadata = await MetadataOfAsync(domain, new CommandOptions { UserId = "caller" });
        Assert.Equal(("caller", "tenant", "ambient"), (metadata.UserId, metadata.TenantId, metadata.CorrelationId));
    }

    [Fact]
    public async Task Without_ambient_options_nothing_is_filled_in()
    {
        var domain = NewDomain(options => options.AmbientOptions = () => null);
        Assert.Null((await MetadataOfAsync(domain, null)).UserId);
    }

    [Fact]
    public async Task The_activity_gives_trace_and_correlation()
    {
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        var metadata = await MetadataOfAsync(Domain, null);
        Assert.Equal(activity.TraceId.ToHexString(), metadata.TraceId);
        Assert.Equal(activity.RootId, metadata.CorrelationId);
    }

    [Fact]
    public async Task A_correlation_id_in_the_baggage_comes_before_the_trace()
    {
        using var activity = new Activity("request").AddBaggage(MetadataFlow.CorrelationBaggage, "from-afar").Start();
        Assert.Equal("from-afar", (await MetadataOfAsync(Domain, null)).CorrelationId);
        Assert.Equal("said", (await MetadataOfAsync(Domain, new CommandOptions { CorrelationId = "said" })).CorrelationId);
    }

    [Fact]
    public async Task Headers_are_taken_as_they_were_when_the_command_was_sent()
    {
        var headers = new Dictionary<string, string> { ["a"] = "1" };
        Store.BeforeAppend = _ =>
        {
            headers["a"] = "2";
            return Task.CompletedTask;
        };
        Assert.Equal("1", (await MetadataOfAsync(Domain, new CommandOptions { Headers = headers })).Headers["a"]);
    }

    [Fact]
    public async Task Text_that_no_store_could_give_back_is_refused()
    {
        CommandOptions[] malformed =
        [
            new() { UserId = "\ud800" },
            new() { CorrelationId = "a\0b" },
            new() { Headers = new Dictionary<string, string> { ["a"] = "\udfff" } },
            new() { Headers = new Dictionary<string, string> { ["a"] = null! } },
        ];
        foreach (var options in malformed) await Assert.ThrowsAsync<ArgumentException>(() => Domain.Account("a").OpenAsync(1, options));
        Assert.Equal("\ud83d\ude00", (await MetadataOfAsync(Domain, new CommandOptions { UserId = "\ud83d\ude00" })).UserId);
    }

    [Fact]
    public async Task The_command_context_holds_what_the_events_get()
    {
        await Domain.Account("a").OpenAsync(1);
        var id = Guid.NewGuid();
        await Domain.Account("a").ApproveAsync(new CommandOptions { CommandId = id });
        Assert.Equal(id, Assert.Single(Bureaus.Asked).CommandId);
    }

    [Fact]
    public async Task A_live_aggregate_equals_a_replayed_one_to_the_tick()
    {
        var now = new DateTimeOffset(638_000_000_123_456_789, TimeSpan.Zero);
        var domain = NewDomain(options =>
        {
            options.TimeProvider = new FixedTime(now);
            options.CachedAggregates = 1;
        });
        await domain.Account("a").OpenAsync(1, new CommandOptions { UserId = "u" });
        var stored = Assert.Single(await StoredAsync());
        var replayed = await domain.Account("a").LoadAsync();
        Assert.Equal(now, stored.OccurredAt);
        Assert.Equal((now, "u"), (replayed.LastChange, replayed.LastUser));
    }

    [Fact]
    public async Task Event_ids_are_time_ordered_and_differ()
    {
        await Domain.Account("a").OpenAsync(1);
        await Domain.Account("a").DepositManyAsync(99);
        var stored = await StoredAsync();
        Assert.Equal(100, stored.Select(recorded => recorded.EventId).Distinct().Count());
        Assert.All(stored, recorded => Assert.Equal(7, recorded.EventId.Version));
    }

    private async Task<EventMetadata> MetadataOfAsync(IDomain domain, CommandOptions? options)
    {
        await domain.Account("a").OpenOrDepositAsync(1, options);
        return (await StoredAsync())[^1].Metadata;
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
