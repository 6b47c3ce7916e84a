using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;

namespace DomainFx.Hosting.Tests;

/// <summary>A reactor acts outside: at least once, with an id that a repetition can be recognised by.</summary>
public sealed class ReactorTests
{
    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Each_event_is_delivered_in_order_and_not_again_after_a_clean_restart(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        for (int round = 0; round < 3; round++)
        {
            await using ProjectionWorker worker = await temporary.StartAsync();
            long position = 0;
            for (int number = 0; number < 20; number++) position = (await temporary.Domain.Account("a").DepositAsync(1)).Position;
            await temporary.Domain.WaitForAsync<Mailer>(position, TimeSpan.FromSeconds(20));
        }

        Assert.Equal(Enumerable.Range(1, 60).Select(version => (long)version), temporary.Outbox.Sent.Select(sent => sent.Version));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_failing_delivery_is_repeated_with_the_same_id_and_what_came_before_is_not(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        temporary.Faults.Break("bad");
        await temporary.Domain.Account("good").DepositAsync(1);
        await temporary.Domain.Account("bad").DepositAsync(1);
        await temporary.Domain.Account("late").DepositAsync(1);
        await using ProjectionWorker worker = await temporary.StartAsync();
        await temporary.StatusIsAsync("mailer", info => info.Status is ProjectionStatus.Stopped, "has stopped");
        Assert.Equal(1, (await temporary.StatusAsync("mailer")).Position);
        temporary.Faults.Mend("bad");
        await temporary.Domain.ProjectionControl.ResumeAsync("mailer");
        await temporary.Domain.WaitForAsync<Mailer>(3, TimeSpan.FromSeconds(20));

        Assert.Equal(["good", "bad", "bad", "bad", "bad", "late"], temporary.Outbox.Sent.Select(sent => sent.Account));
        Assert.Single(temporary.Outbox.Sent.Where(sent => sent.Account == "bad").Select(sent => sent.Id).Distinct());
    }

    [Fact]
    public async Task A_service_that_does_not_answer_holds_it_up_and_does_not_stop_it()
    {
        await using var temporary = new TemporaryDomain("memory");
        temporary.Faults.Break("a", new HttpRequestException("the mail server is down"));
        await temporary.Domain.Account("a").DepositAsync(1);
        await using ProjectionWorker worker = await temporary.StartAsync();
        await TemporaryDomain.EventuallyAsync(() => Task.FromResult(temporary.Outbox.Sent.Count > 8), "it is tried again and again");
        Assert.Equal(ProjectionStatus.Running, (await temporary.StatusAsync("mailer")).Status);
        temporary.Faults.Mend("a");
        await temporary.Domain.WaitForAsync<Mailer>(1, TimeSpan.FromSeconds(20));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_reset_fires_it_again_only_if_forced(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.Domain.Account("a").DepositAsync(1);
        await using ProjectionWorker worker = await temporary.StartAsync();
        await temporary.Domain.WaitForAsync<Mailer>(1, TimeSpan.FromSeconds(20));
        await Assert.ThrowsAsync<InvalidOperationException>(() => temporary.Domain.ProjectionControl.ResetAsync("mailer"));
        Assert.Single(temporary.Outbox.Sent);
        await temporary.Domain.ProjectionControl.ResetAsync("mailer", force: true);
        await TemporaryDomain.EventuallyAsync(() => Task.FromResult(temporary.Outbox.Sent.Count == 2), "it is fired again");
        Assert.Single(temporary.Outbox.Sent.Select(sent => sent.Id).Distinct());
    }
}
