using DomainFx.Stores;

namespace DomainFx.Tests.Commands;

/// <summary>What one command comes to: shapes, creation, rejections, exceptions.</summary>
public sealed class CommandTests : DomainTest
{
    [Fact]
    public async Task An_accepted_command_says_version_position_and_events()
    {
        await Domain.Account("other").OpenAsync(1);
        var result = await Domain.Account("a").OpenAsync(100);

        Assert.Equal(CommandStatus.Accepted, result.Status);
        Assert.Equal(Stream, result.Stream);
        Assert.Equal(1, result.StreamVersion);
        Assert.Equal(2, result.Position);
        Assert.Equal([new AccountOpened(100)], result.Events);
        var stored = Assert.Single(await StoredAsync());
        Assert.Equal("account-opened", stored.Type.Name);
        Assert.Equal("""{"initialBalance":100}"""u8, stored.Data.Span);
    }

    [Fact]
    public async Task A_command_sees_what_it_raised_before()
    {
        await Domain.Account("a").OpenAsync(5);
        var result = await Domain.Account("a").DepositManyAsync(3);

        Assert.Equal(4, result.StreamVersion);
        Assert.Equal([6, 7, 8], result.Events.Cast<MoneyDeposited>().Select(raised => raised.NewBalance));
        Assert.Equal(8, (await Domain.Account("a").LoadAsync()).Balance);
        Assert.Equal(3, Store.Appends.Last().Events.Length);
    }

    [Fact]
    public async Task Every_shape_of_command_is_carried_out()
    {
        var account = Domain.Account("a");
        await account.OpenAsync(100);
        await account.DepositAsync(10);
        await account.WithdrawAsync(20);
        await account.ApproveAsync();
        await account.ApproveOrRejectAsync();
        await account.DepositSlowlyAsync(5);
        await account.WithdrawLaterAsync(15);

        var loaded = await account.LoadAsync();
        Assert.Equal(80, loaded.Balance);
        Assert.True(loaded.IsApproved);
        Assert.Equal(7, loaded.Version);
        Assert.Equal("a", loaded.Id);
    }

    [Fact]
    public async Task Every_shape_can_reject()
    {
        var account = Domain.Account("a");
        Bureaus.Answer = _ => Task.FromResult(false);
        Assert.Equal("account.negative-balance", (await account.Try.OpenAsync(-1)).Rejection?.Code);
        await account.OpenAsync(100);
        Assert.Equal("account.insufficient-funds", (await account.Try.WithdrawAsync(101)).Rejection?.Code);
        Assert.Equal("account.insufficient-funds", (await account.Try.WithdrawLaterAsync(101)).Rejection?.Code);
        Assert.Equal("account.not-creditworthy", (await account.Try.ApproveOrRejectAsync()).Rejection?.Code);
        Assert.Equal("account.reject-without-code.rejected", (await account.Try.RejectWithoutCodeAsync()).Rejection?.Code);
        Assert.Single(await StoredAsync());
    }

    [Fact]
    public async Task A_rejection_is_a_result_or_an_exception_as_the_caller_likes()
    {
        await Domain.Account("a").OpenAsync(1);
        var result = await Domain.Account("a").Try.WithdrawAsync(2);
        Assert.Equal(CommandStatus.Rejected, result.Status);
        Assert.Equal(new Rejection("account.insufficient-funds", "Insufficient funds"), result.Rejection);
        Assert.Equal(1, result.StreamVersion);
        Assert.Empty(result.Events);

        var exception = await Assert.ThrowsAsync<CommandRejectedException>(() => Domain.Account("a").WithdrawAsync(2));
        Assert.Equal("account.insufficient-funds", exception.Code);
    }

    [Fact]
    public async Task The_message_of_a_requirement_is_written_for_the_caller()
    {
        var exception = await Assert.ThrowsAsync<CommandRejectedException>(() => Domain.Account("a").OpenAsync(-7));
        Assert.Equal("-7 is negative", exception.Message);
    }

    [Fact]
    public async Task A_command_on_nothing_is_not_found()
    {
        Assert.Equal(CommandStatus.NotFound, (await Domain.Account("a").Try.DepositAsync(1)).Status);
        var exception = await Assert.ThrowsAsync<AggregateNotFoundException>(() => Domain.Account("a").DepositAsync(1));
        Assert.Equal(Stream, exception.Stream);
        Assert.Empty(Store.Appends);
    }

    [Fact]
    public async Task A_creating_command_on_what_exists_says_so()
    {
        await Domain.Account("a").OpenAsync(1);
        Assert.Equal(CommandStatus.AlreadyExists, (await Domain.Account("a").Try.OpenAsync(1)).Status);
        var exception = await Assert.ThrowsAsync<AggregateExistsException>(() => Domain.Account("a").OpenAsync(1));
        Assert.Equal(1, exception.Version);
    }

    [Fact]
    public async Task Creating_if_missing_takes_either()
    {
        await Domain.Account("a").OpenOrDepositAsync(1);
        await Domain.Account("a").OpenOrDepositAsync(1);
        Assert.Equal(["account-opened", "money-deposited"], (await StoredAsync()).Select(stored => stored.Type.Name));
    }

    [Fact]
    public async Task Two_creators_at_once_make_one_aggregate()
    {
        var rival = NewDomain();
        var opened = false;
        Store.BeforeAppend = async _ =>
        {
            if (opened) return;
            opened = true;
            await rival.Account("a").OpenAsync(2);
        };
        var result = await Domain.Account("a").Try.OpenAsync(1);
        Assert.Equal(CommandStatus.AlreadyExists, result.Status);
        Assert.Equal(1, result.StreamVersion);
        Assert.Equal(2, (await Domain.Account("a").LoadAsync()).Balance);
    }

    [Fact]
    public async Task A_command_that_raises_nothing_is_accepted_and_stores_nothing()
    {
        await Domain.Account("a").OpenAsync(1);
        var result = await Domain.Account("a").DoNothingAsync();
        Assert.Equal((1, 0), (result.StreamVersion, result.Position));
        Assert.Empty(result.Events);
        Assert.Single(Store.Appends);
    }

    [Fact]
    public async Task Raising_and_then_rejecting_stores_nothing()
    {
        await Domain.Account("a").OpenAsync(1);
        Assert.Equal("account.changed-its-mind", (await Domain.Account("a").Try.RaiseThenRejectAsync()).Rejection?.Code);
        Assert.Equal(1, (await Domain.Account("a").LoadAsync()).Balance);
    }

    [Fact]
    public async Task An_exception_of_a_command_reaches_the_caller_unchanged_and_stores_nothing()
    {
        await Domain.Account("a").OpenAsync(1);
        var exception = await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Domain.Account("a").Try.RaiseThenThrowAsync("mine"));
        Assert.Equal("mine", exception.Message);
        Assert.Single(await StoredAsync());
    }

    [Theory]
    [InlineData(false, "raised 'money-deposited v1' and ended although its [Event] method did not")]
    [InlineData(true, "raised an event while another was still being raised")]
    public async Task An_event_that_could_not_be_applied_is_not_stored_though_the_command_swallowed_why(bool goOn, string message)
    {
        await Domain.Account("a").OpenAsync(100);
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Domain.Account("a").SwallowBadLuckAsync(goOn));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Contains("'account/a'", exception.Message, StringComparison.Ordinal);
        Assert.Single(await StoredAsync());
        Assert.Equal(101, (await Domain.Account("a").DepositAsync(1)).Events.OfType<MoneyDeposited>().Single().NewBalance);
    }

    [Fact]
    public async Task Finding_nothing_is_null_and_loading_it_throws()
    {
        Assert.Null(await Domain.Account("a").FindAsync());
        await Assert.ThrowsAsync<AggregateNotFoundException>(() => Domain.Account("a").LoadAsync());
    }

    [Fact]
    public async Task Each_load_is_an_instance_of_the_callers_own()
    {
        await Domain.Account("a").OpenAsync(1);
        var first = await Domain.Account("a").LoadAsync();
        Assert.NotSame(first, await Domain.Account("a").LoadAsync());
        await Domain.Account("a").DepositAsync(1);
        Assert.Equal(1, first.Balance);
    }

    [Fact]
    public async Task A_command_called_on_a_loaded_instance_names_the_client_to_call()
    {
        await Domain.Account("a").OpenAsync(1);
        var account = await Domain.Account("a").LoadAsync();
#pragma warning disable DFX1007 // What it reports is what the test does.
        var exception = Assert.Throws<NoDecisionException>(() => account.Deposit(1));
#pragma warning restore DFX1007
        Assert.Contains("domain.Account(id).", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, account.Balance);
    }

    [Fact]
    public void An_id_that_no_store_could_keep_is_refused()
    {
        foreach (var id in new[] { "", "\0", "\ud800", new string('x', StreamId.MaxIdLength + 1) })
            Assert.Throws<ArgumentException>(() => Domain.Account(id));
    }

    [Fact]
    public async Task An_archived_stream_can_be_loaded_and_refuses_commands()
    {
        await Domain.Account("a").OpenAsync(1);
        await Store.ArchiveStreamAsync(Stream, ExpectedVersion.Any);
        Assert.Equal(1, (await Domain.Account("a").LoadAsync()).Balance);
        var exception = await Assert.ThrowsAsync<StreamClosedException>(() => Domain.Account("a").DepositAsync(1));
        Assert.Equal(StreamState.Archived, exception.State);
    }

    [Fact]
    public async Task A_deleted_stream_is_gone_and_its_name_with_it()
    {
        await Domain.Account("a").OpenAsync(1);
        await Store.DeleteStreamAsync(Stream, ExpectedVersion.Any);
        Assert.Null(await Domain.Account("a").FindAsync());
        await Assert.ThrowsAsync<StreamClosedException>(() => Domain.Account("a").LoadAsync());
        var exception = await Assert.ThrowsAsync<StreamClosedException>(() => Domain.Account("a").OpenAsync(1));
        Assert.Equal(StreamState.Deleted, exception.State);
    }

    [Fact]
    public async Task A_cancelled_command_does_nothing()
    {
        await Domain.Account("a").OpenAsync(1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Domain.Account("a").DepositAsync(1, cancellationToken: Cancelled));
        Assert.Single(Store.Appends);
    }

    [Fact]
    public async Task Cancelling_while_the_command_decides_stores_nothing()
    {
        await Domain.Account("a").OpenAsync(1);
        using var source = new CancellationTokenSource();
        Bureaus.Answer = async _ =>
        {
            await source.CancelAsync();
            return true;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Domain.Account("a").ApproveAsync(cancellationToken: source.Token));
        Assert.Single(Store.Appends);
    }
}
