using DomainFx.Postgres.Tests.Fence;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Streams;

/// <summary>Commands are remembered for as long as is asked for at least, and not for ever.</summary>
public sealed class RetentionTests(SharedServer server)
{
    private const int Hours = 200;
    private const int HoursToRemember = 48;

    private static readonly Flaw ForgetsAll = new("all commands are forgotten", @"AND e\.recorded_at < p_before", "");

    // One event, and several, are appended by different functions.
    [Theory, InlineData(1, true), InlineData(3, true), InlineData(1, false), InlineData(3, false)]
    public async Task A_command_is_forgotten_after_its_time_and_not_before(int events, bool isRemembered)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        var clock = new Clock();
        await using var store = new PostgresEventStore(schema.Options with { CommandRetention = TimeSpan.FromHours(HoursToRemember), TimeProvider = clock });
        await store.GetHeadAsync();
        if (!isRemembered) await ForgetsAll.PutIntoAsync(schema);
        var appends = new List<StreamAppend>();
        for (var hour = 0; hour < Hours; hour++)
        {
            clock.Now += TimeSpan.FromHours(1);
            appends.Add(TestEvents.Append("a", TestEvents.Events(events)));
            await store.AppendAsync(appends[^1]);
        }

        var kept = await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.commands");
        Assert.True(kept < Hours, $"{kept} of {Hours} commands are remembered after {HoursToRemember} hours");
        Assert.Equal(isRemembered, kept > HoursToRemember);
        if (!isRemembered) return;
        for (var hour = Hours - HoursToRemember - 1; hour < Hours; hour++)
        {
            var again = await store.AppendAsync(appends[hour]);
            Assert.Equal((true, (hour + 1) * events), (again.IsDuplicate, again.StreamVersion));
        }
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
