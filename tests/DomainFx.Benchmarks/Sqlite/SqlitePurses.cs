using System.Globalization;
using DomainFx.Benchmarks.Frame;
using DomainFx.Stores;
using Microsoft.Data.Sqlite;

namespace DomainFx.Benchmarks.Sqlite;

/// <summary>The same history twice, in a store of ours and in a table by hand, each in a file of its own.</summary>
internal sealed class SqlitePurses(int streams, int events) : IAsyncDisposable
{
    private const int Callers = 500;

    private readonly TemporaryFolder _folder = new();
    private Domain? _domain;
    private SqliteConnection? _byHand;

    public async Task<Domain> OpenAsync()
    {
        if (_domain is not null) return _domain;
        var domain = Domain.Create(builder => builder.AddDomainFxBenchmarks().UseSqlite($"Data Source={_folder.File("ours.db")}").Configure(static options => options.CachedAggregates = 0));
        // In turns, as in a store that many use.
        for (var number = 0; number < events; number++)
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, streams),
                new ParallelOptions { MaxDegreeOfParallelism = Callers },
                async (stream, token) => await AppendAsync(domain, stream, number, token));
        }

        return _domain = domain;
    }

    public async Task<SqliteConnection> ByHandAsync()
    {
        if (_byHand is not null) return _byHand;
        var domain = await OpenAsync();
        _byHand = new SqliteConnection($"Data Source={_folder.File("by-hand.db")}");
        _byHand.Open();
        Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        Run("CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, type TEXT NOT NULL, occurred_at TEXT NOT NULL, data BLOB NOT NULL)");
        await using var transaction = _byHand.BeginTransaction();
        using var insert = new SqliteCommand("INSERT INTO events VALUES ($p, $s, $t, $o, $d)", _byHand, transaction);
        await foreach (var recorded in domain.Store.ReadAllAsync())
        {
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("$p", recorded.Position);
            insert.Parameters.AddWithValue("$s", recorded.Stream.Id);
            insert.Parameters.AddWithValue("$t", recorded.Type.Name);
            insert.Parameters.AddWithValue("$o", recorded.OccurredAt.UtcDateTime);
            insert.Parameters.AddWithValue("$d", recorded.Data.ToArray());
            insert.ExecuteNonQuery();
        }

        await transaction.CommitAsync();
        return _byHand;
    }

    public void Run(string sql)
    {
        using var command = new SqliteCommand(sql, _byHand);
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        if (_domain is not null) await _domain.DisposeAsync();
        if (_byHand is not null) await _byHand.DisposeAsync();
        _folder.Dispose();
    }

    private static async ValueTask AppendAsync(Domain domain, int stream, int number, CancellationToken cancellationToken)
    {
        var id = new StreamId("purse", string.Create(CultureInfo.InvariantCulture, $"purse-{stream}"));
        var isFilled = number % 2 == 0;
        var data = isFilled ? """{"amount":10,"newBalance":1000010}"""u8.ToArray() : """{"amount":10,"newBalance":1000000}"""u8.ToArray();
        await domain.Store.AppendAsync(
            new StreamAppend
            {
                Stream = id,
                Expected = ExpectedVersion.Exactly(number),
                Events = new[] { new EventData(Guid.CreateVersion7(), new EventType(isFilled ? "purse-filled" : "purse-spent", 1), data, DateTimeOffset.UtcNow, EventMetadata.Empty) },
            },
            cancellationToken);
    }
}
