namespace DomainFx.Tests.Commands;

public sealed class IdempotencyTests : DomainTest
{
    private readonly CommandOptions _options = new() { CommandId = Guid.NewGuid() };

    public override async ValueTask InitializeAsync() => await Domain.Account("a").OpenAsync(100);

    [Fact]
    public async Task A_repeated_command_is_answered_as_the_first_was()
    {
        var first = await Domain.Account("a").WithdrawAsync(80, _options);
        await Domain.Account("a").DepositAsync(1);
        var again = await Domain.Account("a").WithdrawAsync(80, _options);

        Assert.Equal((first.StreamVersion, first.Position), (again.StreamVersion, again.Position));
        Assert.Equal(first.Events, again.Events);
        Assert.Equal(3, (await StoredAsync()).Count);
    }

    [Fact]
    public async Task A_repetition_of_many_events_gives_them_all_back()
    {
        var domain = NewDomain(options => options.LoadPageSize = 3);
        var first = await domain.Account("a").DepositManyAsync(10, _options);
        Assert.Equal(first.Events, (await domain.Account("a").DepositManyAsync(10, _options)).Events);
    }

    [Fact]
    public async Task A_repeated_creation_is_answered_as_the_first_was()
    {
        await Domain.Account("b").OpenAsync(1, _options);
        Assert.Equal(CommandStatus.Accepted, (await Domain.Account("b").Try.OpenAsync(1, _options)).Status);
    }

    [Fact]
    public async Task The_same_id_with_other_data_is_an_error()
    {
        await Domain.Account("a").DepositAsync(1, _options);
        var exception = await Assert.ThrowsAsync<CommandIdReusedException>(() => Domain.Account("a").Try.DepositAsync(2, _options));
        Assert.Equal(_options.CommandId, exception.CommandId);
    }

    [Fact]
    public async Task The_same_id_for_another_command_is_an_error()
    {
        await Domain.Account("a").DepositAsync(1, _options);
        await Assert.ThrowsAsync<CommandIdReusedException>(() => Domain.Account("a").WithdrawAsync(1, _options));
    }

    [Fact]
    public async Task The_same_id_on_another_stream_is_another_command()
    {
        await Domain.Account("b").OpenAsync(100);
        await Domain.Account("a").DepositAsync(1, _options);
        Assert.Equal(2, (await Domain.Account("b").DepositAsync(1, _options)).StreamVersion);
    }

    [Fact]
    public async Task Rejections_are_not_remembered()
    {
        Assert.Equal(CommandStatus.Rejected, (await Domain.Account("a").Try.WithdrawAsync(200, _options)).Status);
        await Domain.Account("a").DepositAsync(100);
        Assert.True((await Domain.Account("a").WithdrawAsync(200, _options)).IsAccepted);
    }

    [Fact]
    public async Task The_same_command_at_the_same_time_is_carried_out_once()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Domain.Account("a").DepositAsync(1, _options))));
        Assert.Equal(2, (await StoredAsync()).Count);
        Assert.All(results, result => Assert.Equal((2, 101L), (result.StreamVersion, ((MoneyDeposited)Assert.Single(result.Events)).NewBalance)));
    }

    [Fact]
    public async Task Another_process_that_was_faster_with_the_same_command_answers_for_both()
    {
        var rival = NewDomain();
        var isFirst = true;
        Store.BeforeAppend = async _ =>
        {
            if (!isFirst) return;
            isFirst = false;
            await rival.Account("a").DepositManyAsync(2, _options);
        };
        var result = await Domain.Account("a").DepositManyAsync(2, _options);
        Assert.Equal((3, 3), (result.StreamVersion, result.Position));
        Assert.Equal([new MoneyDeposited(1, 101), new MoneyDeposited(1, 102)], result.Events);
        Assert.Equal(3, (await StoredAsync()).Count);
    }

    [Fact]
    public async Task The_fingerprint_is_the_same_in_every_process()
    {
        await Domain.Account("a").DepositAsync(1, _options);
        var key = Store.Appends.Last().Command!.Value;
        Assert.Equal(_options.CommandId, key.Id);

        // SHA-256 of "deposit\n{"amount":1}", the first eight bytes, little endian: it is stored, so it may never change.
        Assert.Equal(Fingerprint("deposit\n{\"amount\":1}"), key.Fingerprint);
    }

    [Fact]
    public async Task An_append_of_unknown_outcome_is_repeated_with_the_same_event_ids()
    {
        FailTransientlyAfterAppend(times: 2);
        var result = await Domain.Account("a").DepositAsync(1);
        Assert.Equal(2, result.StreamVersion);
        Assert.Equal([new MoneyDeposited(1, 101)], result.Events);
        Assert.Equal(2, (await StoredAsync()).Count);
        Assert.Equal(3, Store.Appends.Skip(1).Count());
        Assert.Single(Store.Appends.Skip(1).Select(append => append.Events.Span[0].EventId).Distinct());
    }

    [Fact]
    public async Task An_append_of_unknown_outcome_with_a_command_id_is_not_doubled_either()
    {
        FailTransientlyAfterAppend(times: 1);
        var result = await Domain.Account("a").DepositAsync(1, _options);
        Assert.Equal([new MoneyDeposited(1, 101)], result.Events);
        Assert.Equal(2, (await StoredAsync()).Count);
    }

    [Fact]
    public async Task An_append_that_failed_before_it_was_stored_is_repeated()
    {
        var times = 1;
        Store.BeforeAppend = _ => times-- > 0 ? throw new EventStoreException("connection lost", isTransient: true) : Task.CompletedTask;
        Assert.Equal(2, (await Domain.Account("a").DepositAsync(1)).StreamVersion);
    }

    [Fact]
    public async Task A_store_that_stays_away_is_the_answer_after_a_bounded_number_of_repetitions()
    {
        var domain = NewDomain(options => options.MaxAppendRepetitions = 2);
        FailTransientlyAfterAppend(times: int.MaxValue);
        await Assert.ThrowsAsync<EventStoreException>(() => domain.Account("a").DepositAsync(1));
        Assert.Equal(3, Store.Appends.Skip(1).Count());
    }

    [Fact]
    public async Task A_failure_that_is_not_transient_is_not_repeated()
    {
        Store.BeforeAppend = _ => throw new EventStoreException("disk full");
        await Assert.ThrowsAsync<EventStoreException>(() => Domain.Account("a").DepositAsync(1));
        Assert.Equal(2, Store.Appends.Count);
    }

    [Fact]
    public async Task A_lost_append_that_met_a_rival_is_decided_again()
    {
        var rival = NewDomain();
        var isFirst = true;
        Store.BeforeAppend = async _ =>
        {
            if (!isFirst) return;
            isFirst = false;
            await rival.Account("a").DepositAsync(10);
            throw new EventStoreException("connection lost", isTransient: true);
        };
        Assert.Equal([new MoneyDeposited(1, 111)], (await Domain.Account("a").DepositAsync(1)).Events);
    }

    [Fact]
    public async Task Cancelling_while_the_append_is_under_way_can_be_answered_by_repeating_the_command()
    {
        Store.AfterAppend = _ => throw new OperationCanceledException();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Domain.Account("a").DepositAsync(1, _options));
        Store.AfterAppend = _ => Task.CompletedTask;
        Assert.Equal(2, (await Domain.Account("a").DepositAsync(1, _options)).StreamVersion);
        Assert.Equal(2, (await StoredAsync()).Count);
    }

    [Fact]
    public async Task An_empty_command_id_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Domain.Account("a").DepositAsync(1, new CommandOptions { CommandId = Guid.Empty }));

    private static long Fingerprint(string text) =>
        BitConverter.ToInt64(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)), 0);

    private void FailTransientlyAfterAppend(int times) =>
        Store.AfterAppend = _ => times-- > 0 ? throw new EventStoreException("connection lost", isTransient: true) : Task.CompletedTask;
}
