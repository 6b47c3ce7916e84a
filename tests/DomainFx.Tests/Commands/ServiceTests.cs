namespace DomainFx.Tests.Commands;

/// <summary>Services of commands, and what commands leave behind.</summary>
public sealed class ServiceTests : DomainTest
{
    public override async ValueTask InitializeAsync() => await Domain.Account("a").OpenAsync(100);

    [Fact]
    public async Task Each_attempt_has_services_of_its_own_which_end_before_the_append()
    {
        var rival = NewDomain();
        var isFirst = true;
        var disposedBefore = new List<int>();
        Store.BeforeAppend = async append =>
        {
            if (append.Events.Span[0].Type.Name != "account-approved") return;
            disposedBefore.Add(Bureaus.Disposed.Count);
            if (!isFirst) return;
            isFirst = false;
            await rival.Account("a").DepositAsync(1);
        };
        await Domain.Account("a").ApproveOrRejectAsync();
        Assert.Equal(2, Bureaus.Asked.Select(asked => asked.Bureau).Distinct().Count());
        Assert.Equal([1, 2], disposedBefore);
    }

    [Fact]
    public async Task A_rejecting_command_ends_its_services_too()
    {
        Bureaus.Answer = _ => Task.FromResult(false);
        await Domain.Account("a").Try.ApproveOrRejectAsync();
        Assert.Single(Bureaus.Disposed);
    }

    [Fact]
    public async Task A_failing_command_ends_its_services_too()
    {
        Bureaus.Answer = _ => throw new TimeZoneNotFoundException();
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Domain.Account("a").ApproveAsync());
        Assert.Single(Bureaus.Disposed);
    }

    [Fact]
    public async Task The_callers_token_reaches_the_service()
    {
        using var source = new CancellationTokenSource();
        Bureaus.Answer = async token =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            return true;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Domain.Account("a").ApproveAsync(cancellationToken: source.Token));
    }

    [Fact]
    public async Task A_domain_without_services_names_the_command_that_needs_one()
    {
        await using var domain = DomainFx.Domain.Create(builder => builder.AddDomainFxTests().UseInMemory());
        await domain.Account("a").OpenAsync(1);
        await domain.Account("a").DepositAsync(1);
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => domain.Account("a").ApproveAsync());
        Assert.Contains("'approve' of 'account'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raising_after_the_command_returned_is_refused_and_stores_nothing()
    {
        await Domain.Account("a").RaiseLateAsync();
        Background.Gate.SetResult();
        await Assert.ThrowsAsync<NoDecisionException>(() => Background.Work);
        Assert.Single(await StoredAsync());
    }

    [Fact]
    public async Task An_aggregate_that_work_may_still_hold_is_not_kept()
    {
        var domain = NewDomain(options => options.CachedAggregates = 1);
        var answer = new TaskCompletionSource<bool>();
        Bureaus.Answer = _ => answer.Task;
        // Returns with the command under way, so that it is answered for certain after it was seen to go on.
        var approving = domain.Account("a").ApproveAsync();
        answer.SetResult(true);
        await approving;
        Store.Loads.Clear();
        await domain.Account("a").DepositAsync(1);
        Assert.Single(Store.Loads);
    }

    [Fact]
    public async Task A_command_can_send_commands_to_other_aggregates()
    {
        await Domain.Account("b").OpenAsync(1);
        Bureaus.Answer = async token => (await Domain.Account("b").DepositAsync(1, cancellationToken: token)).IsAccepted;
        await Domain.Account("a").ApproveAsync();
        Assert.Equal(2, (await Domain.Account("b").LoadAsync()).Balance);
    }

    [Fact]
    public async Task A_command_sent_back_to_the_stream_under_decision_is_refused_instead_of_waiting_for_itself()
    {
        Bureaus.Answer = async token => (await Domain.Account("a").DepositAsync(1, cancellationToken: token)).IsAccepted;
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Domain.Account("a").ApproveAsync().WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Contains("'deposit' was sent to 'account/a'", exception.Message, StringComparison.Ordinal);
        Bureaus.Answer = _ => Task.FromResult(true);
        Assert.True((await Domain.Account("a").ApproveAsync()).IsAccepted);
    }

    [Fact]
    public async Task The_way_back_through_another_aggregate_is_refused_too()
    {
        await Domain.Account("b").OpenAsync(1);
        var isOuter = true;
        Bureaus.Answer = async token =>
        {
            var to = isOuter ? "b" : "a";
            isOuter = false;
            return (await Domain.Account(to).ApproveAsync(cancellationToken: token)).IsAccepted;
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() => Domain.Account("a").ApproveAsync().WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Work_that_a_command_started_may_use_the_stream_when_the_command_is_over()
    {
        var isOver = new TaskCompletionSource();
        var work = Task.CompletedTask;
        Bureaus.Answer = _ =>
        {
            work = Task.Run(async () =>
            {
                await isOver.Task;
                await Domain.Account("a").DepositAsync(1);
            }, CancellationToken.None);
            return Task.FromResult(true);
        };
        await Domain.Account("a").ApproveAsync();
        isOver.SetResult();
        await work;
        Assert.Equal(101, (await Domain.Account("a").LoadAsync()).Balance);
    }
}
