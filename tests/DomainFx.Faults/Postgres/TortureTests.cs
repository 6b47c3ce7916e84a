namespace DomainFx.Faults.Postgres;

/// <summary>Whatever happens to writers, sessions and the server: nothing that was answered is lost or doubled, and no subscriber misses an event.</summary>
public sealed class TortureTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("DOMAINFX_LONG") == "1";

    [Fact]
    public async Task Every_answered_event_is_stored_once_and_every_stored_event_is_seen_by_every_subscriber_in_order()
    {
        await using var torture = await Torture.PrepareAsync();
        var report = await torture.RunAsync(IsLong ? TimeSpan.FromMinutes(4) : TimeSpan.FromSeconds(15));
        TestContext.Current.TestOutputHelper!.WriteLine($"{report.Stored} events, {report.Answered} answered appends; {report.Incidents}");
        Assert.All(report.Missed, missed => Assert.Equal(0, missed));
        Assert.All(report.OutOfOrder, Assert.False);
        Assert.InRange(report.Answered, 500, int.MaxValue);
    }

    [Fact]
    public async Task Without_the_fence_events_are_missed()
    {
        await using var torture = await Torture.PrepareAsync();
        await torture.ExecuteAsync(
            """
            DO $$
            DECLARE definition text;
            BEGIN
                FOR definition IN
                    SELECT pg_get_functiondef(p.oid) FROM pg_proc AS p WHERE p.pronamespace = 'domainfx'::regnamespace AND p.prosrc LIKE '%pg_advisory_xact_lock_shared%'
                LOOP
                    EXECUTE regexp_replace(definition, '(PERFORM|is_fenced :=) pg_advisory_xact_lock_shared\([^;]*;', '', 'g');
                END LOOP;
            END $$;
            """);
        // A busy machine may write so little in one round that no reader passes a gap; with the fence in place no number of rounds is enough.
        const int MaxRounds = 10;
        for (var round = 1; ; round++)
        {
            var report = await torture.RunAsync(TimeSpan.FromSeconds(4));
            TestContext.Current.TestOutputHelper!.WriteLine($"round {round}: of {report.Stored} events, subscribers missed {string.Join(", ", report.Missed)}");
            if (report.Missed.Any(missed => missed > 0)) return;
            Assert.True(round < MaxRounds, $"no subscriber missed an event in {MaxRounds} rounds without the fence.");
        }
    }
}
