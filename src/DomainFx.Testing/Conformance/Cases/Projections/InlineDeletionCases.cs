using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

/// <summary>What becomes of the rows that appends wrote when their stream is deleted.</summary>
internal static class InlineDeletionCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("inline-deletion.row", "The row of a deleted stream goes with it, if the stream had an event that the read model handles and appends write its rows.", Row),
        new("inline-deletion.keys", "So do rows whose key is no text; an id that is no such key is no error.", Keys),
    ];

    private static async Task Row(ConformanceRun run)
    {
        var balances = await InlineCases.OpenAsync(run).ConfigureAwait(false);
        StreamId handled = run.NewStream(), other = run.NewStream(), later = run.NewStream();
        foreach (var (stream, type) in new[] { (handled, "happened"), (other, "unheard-of"), (later, "happened") })
        {
            var rows = await InlineCases.RowsAsync(run, balances, (stream.Id, 1)).ConfigureAwait(false);
            await run.AppendAsync(ConformanceRun.Append(stream, ExpectedVersion.NoStream, run.Event(type)).With([rows])).ConfigureAwait(false);
        }

        await Expect.ThrowsAsync<ConcurrencyException>(
            async () => await run.Store.DeleteStreamAsync(handled, ExpectedVersion.Exactly(7), run.Token).ConfigureAwait(false), "a deletion at another version").ConfigureAwait(false);
        await ExpectKeysAsync(run, handled, other, later).ConfigureAwait(false);
        await run.Store.DeleteStreamAsync(handled, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        await run.Store.DeleteStreamAsync(other, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        await ExpectKeysAsync(run, other, later).ConfigureAwait(false);
        // A worker deletes it when it comes to the tombstone.
        await run.Projections.FollowAsync(balances.Key, run.Token).ConfigureAwait(false);
        await run.Store.DeleteStreamAsync(later, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        await ExpectKeysAsync(run, other, later).ConfigureAwait(false);
    }

    private static async Task Keys(ConformanceRun run)
    {
        var (id, moment) = (Guid.NewGuid(), new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1_234_567));
        await ExpectKeyGoesAsync(run, "by_guid", ColumnType.Uuid, id.ToString("D"), row => row.SetGuid(0, id)).ConfigureAwait(false);
        await ExpectKeyGoesAsync(run, "by_number", ColumnType.BigInt, "-42", row => row.SetInt64(0, -42)).ConfigureAwait(false);
        await ExpectKeyGoesAsync(run, "by_day", ColumnType.Date, "2030-01-02", row => row.SetDate(0, new DateOnly(2030, 1, 2))).ConfigureAwait(false);
        await ExpectKeyGoesAsync(run, "by_moment", ColumnType.Timestamp, moment.ToString("O"), row => row.SetTimestamp(0, moment)).ConfigureAwait(false);
        await ExpectKeyGoesAsync(run, "by_time", ColumnType.DateTime, moment.DateTime.ToString("O"), row => row.SetDateTime(0, moment.DateTime)).ConfigureAwait(false);
        await ExpectKeyGoesAsync(run, "by_hour", ColumnType.Time, TimeOnly.FromTimeSpan(moment.TimeOfDay).ToString("O"), row => row.SetTime(0, TimeOnly.FromTimeSpan(moment.TimeOfDay))).ConfigureAwait(false);
    }

    // Each read model handles events of its own; where there are events already, a worker hands it over first.
    private static async Task ExpectKeyGoesAsync(ConformanceRun run, string table, ColumnType type, string id, Action<RowSet> setKey)
    {
        var definition = new ProjectionDefinition
        {
            Key = new ProjectionKey(table.Replace('_', '-'), 1), Table = new TableDefinition(table, 1, 1, [new("id", type), new("balance", ColumnType.BigInt)]),
            IsInline = true, EventTypes = [table],
        };
        if ((await run.Projections.OpenAsync(definition, run.Token).ConfigureAwait(false)).Stage is ProjectionStage.Building)
        {
            var lease = await InlineCases.LeaseAsync(run, definition).ConfigureAwait(false);
            await InlineCases.CommitAsync(run, definition, lease).ConfigureAwait(false);
            Expect.That(await run.Projections.SwitchAsync(lease, definition, run.Token).ConfigureAwait(false), $"{table} was not switched to.");
        }

        var changes = new ReadModelChanges(new RowSet(definition.Table), new RowSet(definition.Table, keysOnly: true));
        changes.Upserts.Add();
        setKey(changes.Upserts);
        changes.Upserts.SetInt64(1, 1);
        var rows = new InlineRows(definition.Key, definition.Table, changes, (await InlineCases.StateAsync(run, definition).ConfigureAwait(false)).Term);
        StreamId keyed = new(table.Replace('_', '-'), id), unkeyed = new(table.Replace('_', '-'), "no such key");
        await run.AppendAsync(ConformanceRun.Append(keyed, ExpectedVersion.NoStream, run.Event(table)).With([rows])).ConfigureAwait(false);
        var none = rows with { Changes = new ReadModelChanges(new RowSet(definition.Table), new RowSet(definition.Table, keysOnly: true)) };
        await run.AppendAsync(ConformanceRun.Append(unkeyed, ExpectedVersion.NoStream, run.Event(table)).With([none])).ConfigureAwait(false);
        await run.Store.DeleteStreamAsync(unkeyed, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        Expect.Equal(1, (await run.Projections.ReadPageAsync(definition.Table, null, 10, run.Token).ConfigureAwait(false)).Count, $"rows of {table} after a stream was deleted whose id is no key");
        await run.Store.DeleteStreamAsync(keyed, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        Expect.Equal(0, (await run.Projections.ReadPageAsync(definition.Table, null, 10, run.Token).ConfigureAwait(false)).Count, $"rows of {table} after their stream was deleted");
    }

    private static async Task ExpectKeysAsync(ConformanceRun run, params StreamId[] streams)
    {
        var page = await run.Projections.ReadPageAsync(ProjectionRun.Balances(), null, 1_000, run.Token).ConfigureAwait(false);
        Expect.InOrder([.. streams.Select(stream => stream.Id).Order(StringComparer.Ordinal)], [.. Enumerable.Range(0, page.Count).Select(row => page.GetText(0, row))], "keys of account_balance");
    }
}
