using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

/// <summary>A projection of a store that a case works with, under a lease.</summary>
internal sealed class ProjectionRun
{
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    private readonly ConformanceRun _run;

    private ProjectionRun(ConformanceRun run, ProjectionDefinition definition) => (_run, Definition) = (run, definition);

    public ProjectionDefinition Definition { get; }

    public TableDefinition Table => Definition.Table!;

    public ProjectionLease Lease { get; set; } = null!;

    /// <summary>Where it stands.</summary>
    public long Position { get; private set; }

    public static TableDefinition Balances(int version = 1) => new("account_balance", version, 1, [new("account_id", ColumnType.Text), new("balance", ColumnType.BigInt)]);

    /// <summary>Opens a read model and takes its first partition.</summary>
    public static Task<ProjectionRun> StartAsync(ConformanceRun run, int version = 1, string owner = "worker-1") => StartAsync(run, Balances(version), owner);

    public static Task<ProjectionRun> StartAsync(ConformanceRun run, TableDefinition table, string owner = "worker-1") =>
        StartAsync(run, new ProjectionDefinition { Key = new ProjectionKey(table.Name.Replace('_', '-'), table.Version), Table = table }, owner);

    public static async Task<ProjectionRun> StartAsync(ConformanceRun run, ProjectionDefinition definition, string owner = "worker-1")
    {
        await run.Projections.OpenAsync(definition, run.Token).ConfigureAwait(false);
        var lease = await run.Projections.AcquireAsync(definition.Key, 0, owner, Long, run.Token).ConfigureAwait(false);
        Expect.That(lease is not null, $"{definition.Key} cannot be had, though it is new.");
        return new ProjectionRun(run, definition) { Lease = lease! };
    }

    public async Task<ProjectionState> StateAsync()
    {
        var states = await _run.Projections.GetStatesAsync(_run.Token).ConfigureAwait(false);
        return states.SingleOrDefault(state => state.Key == Definition.Key) ?? throw new ExpectationException($"{Definition.Key} is not among the states.");
    }

    public async Task ExpectAtAsync(long position) =>
        Expect.Equal(position, (await StateAsync().ConfigureAwait(false)).Partitions[0].Checkpoint.Position, $"the position of {Definition.Key}");

    public ProjectionCommit Next(params (string Id, long? Balance)[] rows) =>
        new() { Lease = Lease, From = Position, To = new Checkpoint(Position + 10, Guid.NewGuid()), Table = Table, Changes = Changes(Table, rows) };

    /// <summary>Rows, or the keys of rows to be deleted where there is no balance.</summary>
    public static ReadModelChanges Changes(TableDefinition table, IEnumerable<(string Id, long? Balance)> rows)
    {
        var changes = new ReadModelChanges(new RowSet(table), new RowSet(table, keysOnly: true));
        foreach (var (id, balance) in rows)
        {
            var set = balance is null ? changes.Deletes : changes.Upserts;
            set.Add();
            set.SetText(0, id);
            if (balance is { } value) set.SetInt64(1, value);
        }

        return changes;
    }

    /// <summary>Stores rows, or deletes them where there is no balance, and moves on by ten positions.</summary>
    public Task StoreAsync(params (string Id, long? Balance)[] rows) => CommitAsync(Next(rows));

    public async Task CommitAsync(ProjectionCommit commit)
    {
        await _run.Projections.CommitAsync(commit, _run.Token).ConfigureAwait(false);
        Position = commit.To.Position;
    }

    public async Task ExpectLostAsync(ProjectionCommit commit, string what) =>
        await Expect.ThrowsAsync<ProjectionLeaseLostException>(() => _run.Projections.CommitAsync(commit, _run.Token), what).ConfigureAwait(false);

    public RowSet Keys(params string[] ids)
    {
        var keys = new RowSet(Table, keysOnly: true);
        foreach (var id in ids)
        {
            keys.Add();
            keys.SetText(0, id);
        }

        return keys;
    }

    /// <summary>The rows of the version's own table are these, in any order.</summary>
    public async Task ExpectRowsAsync(params (string Id, long Balance)[] rows)
    {
        var found = await _run.Projections.ReadRowsAsync(Table, Keys([.. rows.Select(row => row.Id), "no-such-account"]), _run.Token).ConfigureAwait(false);
        Expect.InOrder([.. rows.OrderBy(row => row.Id, StringComparer.Ordinal)], Rows(found), $"rows of {Table.PhysicalName}");
    }

    /// <summary>What queries through the stable name see is this.</summary>
    public async Task ExpectShownAsync(params (string Id, long Balance)[] rows)
    {
        var page = await _run.Projections.ReadPageAsync(Table, null, 1_000, _run.Token).ConfigureAwait(false);
        Expect.InOrder([.. rows.OrderBy(row => row.Id, StringComparer.Ordinal)], Rows(page), $"rows of {Table.Name}");
    }

    private static (string Id, long Balance)[] Rows(RowSet set) =>
        [.. Enumerable.Range(0, set.Count).Select(row => (set.GetText(0, row), set.GetInt64(1, row))).OrderBy(row => row.Item1, StringComparer.Ordinal)];
}
