using DomainFx.Postgres.Tests.Servers;
using DomainFx.Projections;

namespace DomainFx.Postgres.Tests.Projections;

/// <summary>An inline read model changes hands while somebody appends or deletes, in both orders, step by step. Each runs as it is shipped, and with the lock taken
/// out that lets changes of hands exclude appends: then events are missing in the rows, or are there twice.</summary>
public sealed class HandoverTests(SharedServer server)
{
    private const string Reset = "reset_projection_v1('account-balance', 1, 0)";
    private const string Follow = "follow_projection_v1('account-balance', 1, 0)";
    private const string Rows = "account_balance__v1";
    private const string SecondRow = Rows + " WHERE account_id = 'second'";

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_reset_waits_for_an_append_and_takes_its_row_too(bool isExclusive)
    {
        await using var run = await Handover.WithAppendsAsync(server.ConnectionString, isExclusive);
        var append = await run.StallAppendAsync("second", hasRow: true);
        await using var reset = await run.BeginAsync(Reset);
        Assert.Equal(isExclusive, await run.IsHeldOffAsync(reset.Made));
        if (!isExclusive) await reset.CommitAsync();
        await run.OpenAsync();
        await append;
        if (isExclusive) await reset.CommitAsync();
        // Else it is left in a table that is built anew from the first event.
        Assert.Equal(isExclusive ? 0 : 1, await run.CountAsync(Rows));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_append_waits_for_a_reset_and_learns_that_a_worker_writes_the_rows(bool isExclusive)
    {
        await using var run = await Handover.WithAppendsAsync(server.ConnectionString, isExclusive);
        await using var reset = await run.BeginAsync(Reset);
        await reset.Made;
        var append = run.AppendAsync("second", hasRow: true);
        Assert.Equal(isExclusive, await run.IsHeldOffAsync(append));
        await reset.CommitAsync();
        if (isExclusive) await Assert.ThrowsAsync<ReadModelStageException>(() => append);
        Assert.Equal(isExclusive ? 0 : 1, await run.CountAsync(Rows));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Rows_are_left_to_a_worker_after_an_append_that_is_under_way(bool isExclusive)
    {
        await using var run = await Handover.WithAppendsAsync(server.ConnectionString, isExclusive);
        var append = await run.StallAppendAsync("second", hasRow: true);
        await using var follow = await run.BeginAsync(Follow);
        Assert.Equal(isExclusive, await run.IsHeldOffAsync(follow.Made));
        if (!isExclusive) await follow.CommitAsync();
        await run.OpenAsync();
        await append;
        if (isExclusive) await follow.CommitAsync();
        Assert.Equal(1, await run.CountAsync(SecondRow));
        // Else the worker goes on before the event, and applies it to a row that has it.
        Assert.Equal(isExclusive ? 2 : 1, await run.CountAsync("stored_events AS e, {schema}.projection_partitions AS q WHERE e.position <= q.position"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_append_waits_while_rows_are_left_to_a_worker(bool isExclusive)
    {
        await using var run = await Handover.WithAppendsAsync(server.ConnectionString, isExclusive);
        await using var follow = await run.BeginAsync(Follow);
        await follow.Made;
        var append = run.AppendAsync("second", hasRow: true);
        Assert.Equal(isExclusive, await run.IsHeldOffAsync(append));
        await follow.CommitAsync();
        if (isExclusive) await Assert.ThrowsAsync<ReadModelStageException>(() => append);
        // Else the worker comes to its event, and applies it to a row that has it.
        Assert.Equal(isExclusive ? 0 : 1, await run.CountAsync(SecondRow));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_switch_waits_for_an_append_and_is_not_made_before_the_worker_has_its_event(bool isExclusive)
    {
        await using var run = await Handover.WithWorkerAsync(server.ConnectionString, isExclusive);
        var append = await run.StallAppendAsync("second", hasRow: false);
        await using var @switch = await run.BeginSwitchAsync();
        Assert.Equal(isExclusive, await run.IsHeldOffAsync(@switch.Made));
        if (!isExclusive) Assert.Equal(true, await @switch.CommitAsync());
        await run.OpenAsync();
        await append;
        if (isExclusive) Assert.Equal(false, await @switch.CommitAsync());
        // Else appends go on from rows that lack an event.
        Assert.Equal(isExclusive ? 0 : 1, await run.CountAsync("projections WHERE is_with_appends"));
        Assert.Equal(0, await run.CountAsync(SecondRow));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_append_waits_for_a_switch_and_learns_that_it_has_to_bring_its_row(bool isExclusive)
    {
        await using var run = await Handover.WithWorkerAsync(server.ConnectionString, isExclusive);
        await using var @switch = await run.BeginSwitchAsync();
        Assert.Equal(true, await @switch.Made);
        var append = run.AppendAsync("second", hasRow: false);
        Assert.Equal(isExclusive, await run.IsHeldOffAsync(append));
        await @switch.CommitAsync();
        if (isExclusive) await Assert.ThrowsAsync<ReadModelStageException>(() => append);
        Assert.Equal(isExclusive ? 1 : 2, await run.CountAsync("stored_events"));
        Assert.Equal(1, await run.CountAsync(Rows));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_switch_waits_for_an_append_of_a_program_without_the_read_model_and_is_not_made_before_the_worker_has_its_event(bool isExclusive)
    {
        await using var run = await Handover.WithWorkerAsync(server.ConnectionString, isExclusive);
        var append = await run.StallUnknowingAsync("second");
        await using var @switch = await run.BeginSwitchAsync();
        Assert.Equal(isExclusive, await run.IsHeldOffAsync(@switch.Made));
        if (!isExclusive) Assert.Equal(true, await @switch.CommitAsync());
        await run.OpenAsync();
        await append;
        if (isExclusive) Assert.Equal(false, await @switch.CommitAsync());
        // Else appends go on from rows that lack an event.
        Assert.Equal(isExclusive ? 0 : 1, await run.CountAsync("projections WHERE is_with_appends"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_append_of_a_program_without_the_read_model_waits_for_a_switch_and_leaves_the_rows_to_a_worker(bool isExclusive)
    {
        await using var run = await Handover.WithWorkerAsync(server.ConnectionString, isExclusive);
        await using var @switch = await run.BeginSwitchAsync();
        Assert.Equal(true, await @switch.Made);
        var append = run.AppendUnknowingAsync("second");
        Assert.Equal(isExclusive, await run.IsHeldOffAsync(append));
        await @switch.CommitAsync();
        await append;
        Assert.Equal(2, await run.CountAsync("stored_events"));
        // Else it is nobody's, and its row for ever missing.
        Assert.Equal(isExclusive ? 0 : 1, await run.CountAsync("projections WHERE is_with_appends"));
        if (isExclusive) Assert.Equal(1, await run.CountAsync("stored_events AS e, {schema}.projection_partitions AS q WHERE e.position > q.position"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_read_model_is_built_first_where_the_first_append_is_under_way(bool isExclusive)
    {
        await using var run = await Handover.StartAsync(server.ConnectionString, isExclusive);
        var append = await run.StallUnknowingAsync("first");
        var opening = run.OpenReadModelAsync();
        Assert.Equal(isExclusive, await run.IsHeldOffAsync(opening));
        await run.OpenAsync();
        await append;
        await opening;
        Assert.Equal(isExclusive ? 0 : 1, await run.CountAsync("projections WHERE is_with_appends"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_switch_waits_for_a_deletion_and_is_not_made_before_the_worker_has_its_tombstone(bool isExclusive)
    {
        await using var run = await Handover.WithWorkerAsync(server.ConnectionString, isExclusive);
        await using var deletion = await run.BeginDeleteAsync("first");
        await deletion.Made;
        await using var @switch = await run.BeginSwitchAsync();
        Assert.Equal(isExclusive, await run.IsHeldOffAsync(@switch.Made));
        if (!isExclusive) await @switch.CommitAsync();
        await deletion.CommitAsync();
        if (isExclusive) Assert.Equal(false, await @switch.CommitAsync());
        // Else the row of the deleted stream is nobody's.
        Assert.Equal(isExclusive ? 0 : 1, await run.CountAsync("projections WHERE is_with_appends"));
        Assert.Equal(1, await run.CountAsync(Rows));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_deletion_waits_for_a_switch_and_takes_the_row_along(bool isExclusive)
    {
        await using var run = await Handover.WithWorkerAsync(server.ConnectionString, isExclusive);
        await using var @switch = await run.BeginSwitchAsync();
        Assert.Equal(true, await @switch.Made);
        var deletion = run.DeleteAsync("first");
        Assert.Equal(isExclusive, await run.IsHeldOffAsync(deletion));
        await @switch.CommitAsync();
        await deletion;
        Assert.Equal(isExclusive ? 0 : 1, await run.CountAsync(Rows));
    }
}
