using System.Diagnostics;
using DomainFx.Faults.Child;
using DomainFx.Postgres;
using DomainFx.Testing.Postgres;
using Npgsql;

namespace DomainFx.Faults.Postgres;

/// <summary>
/// 32 writers in 3 processes and 8 subscribers on one store, while appends stall between the allocation of their positions and their commit
/// or are rolled back, sessions are ended, writers killed and the server restarted as after a crash.
/// </summary>
internal sealed class Torture : IAsyncDisposable
{
    private const int RestartTick = 25;

    private static readonly int[] Callers = [11, 11, 10];

    // Stalls and rolls back. A trigger does it, so that the SQL that runs is the SQL that ships.
    private const string Trigger =
        """
        CREATE FUNCTION domainfx.torture() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF random() < 0.2 THEN PERFORM pg_sleep(random() * 0.05); END IF;
            IF random() < 0.02 THEN RAISE EXCEPTION 'rolled back on purpose'; END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER torture AFTER INSERT ON domainfx.events FOR EACH STATEMENT EXECUTE FUNCTION domainfx.torture();
        """;

    private readonly PostgresServer _server;
    private readonly ChildProcess?[] _children = new ChildProcess?[Callers.Length];
    private readonly List<string> _reported = [];
    private readonly Random _random = new(7);
    private int _started;
    private int _ended;
    private int _restarts;

    private Torture(PostgresServer server) => _server = server;

    private PostgresStoreOptions Options => new() { ConnectionString = _server.ConnectionString };

    public static async Task<Torture> PrepareAsync()
    {
        var torture = new Torture(await PostgresServer.StartClusterAsync(new PostgresServerOptions { Settings = new Dictionary<string, string> { ["max_connections"] = "400" } }));
        await PostgresSchema.MigrateAsync(torture.Options);
        await torture.ExecuteAsync(Trigger);
        return torture;
    }

    /// <summary>Runs statements of a test's own.</summary>
    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Pooling = false, ApplicationName = "torture" }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is long count ? (int)count : 0;
    }

    public async Task<TortureReport> RunAsync(TimeSpan duration)
    {
        using var stopped = new CancellationTokenSource();
        Subscriber[] subscribers = [.. Enumerable.Range(0, 8).Select(number => new Subscriber(Options, number))];
        var following = subscribers.Select(subscriber => Task.Run(() => subscriber.RunAsync(stopped.Token))).ToArray();
        for (var i = 0; i < _children.Length; i++) StartChild(i);
        foreach (var child in _children) await AppendsAsync(child!);

        var watch = Stopwatch.StartNew();
        // However slow the machine is, each kind of incident comes.
        for (var tick = 1; watch.Elapsed < duration || tick <= RestartTick; tick++)
        {
            await Task.Delay(_random.Next(50, 250));
            if (tick % RestartTick == 0) await RestartServerAsync();
            else if (tick % 10 == 0) await KillChildAsync(_random.Next(_children.Length), startAgain: true);
            else _ended += await ExecuteAsync("SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_stat_activity WHERE application_name = 'DomainFx' ORDER BY random() LIMIT 2) AS victims");
        }

        for (var i = 0; i < _children.Length; i++) await KillChildAsync(i, startAgain: false);
        var history = await ReadHistoryAsync();
        await WaitAsync(subscribers, following, history.Events.Count);
        await stopped.CancelAsync();
        await Task.WhenAll(following);
        return Report(history, subscribers);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var child in _children.OfType<ChildProcess>()) await child.DisposeAsync();
        await _server.DisposeAsync();
    }

    private void StartChild(int index) =>
        _children[index] = ChildProcess.Start(_server.ConnectionString, $"writer{index}-{_started++}", Callers[index], appends: int.MaxValue);

    private async Task KillChildAsync(int index, bool startAgain)
    {
        await using (var child = _children[index]!)
        {
            await AppendsAsync(child);
            child.Kill();
            _reported.AddRange(await child.LinesAsync());
        }

        _children[index] = null;
        if (startAgain) StartChild(index);
    }

    // One that is killed while it starts has written nothing, and on a busy machine it starts for seconds.
    private static async Task AppendsAsync(ChildProcess child)
    {
        for (var watch = Stopwatch.StartNew(); child.Reported == 0; await Task.Delay(20)) Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), "a writer appended nothing in a minute.");
    }

    private async Task RestartServerAsync()
    {
        await _server.RestartAsync(PostgresStop.Immediate);
        _restarts++;
    }

    private async Task<StoredHistory> ReadHistoryAsync()
    {
        // What the killed writers had sent is carried out to its end.
        while (await ExecuteAsync("SELECT count(*) FROM pg_stat_activity WHERE state <> 'idle' AND query LIKE '%append%' AND pid <> pg_backend_pid()") > 0) await Task.Delay(20);
        await using var store = new PostgresEventStore(Options);
        return await StoredHistory.ReadAsync(store);
    }

    private static async Task WaitAsync(Subscriber[] subscribers, Task[] following, int count)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(20) && subscribers.Any(one => one.Count < count); await Task.Delay(50))
        {
            if (following.FirstOrDefault(task => task.IsCompleted) is { } ended) await ended;
        }
    }

    private TortureReport Report(StoredHistory history, Subscriber[] subscribers)
    {
        history.ExpectWhole();
        Guid[] stored = [.. history.Events.Select(one => one.EventId)];
        return new TortureReport(
            stored.Length,
            history.ExpectReported(_reported),
            [.. subscribers.Select(one => stored.Except(one.Seen).Count())],
            [.. subscribers.Select(one => !stored.SequenceEqual(one.Seen))],
            $"{_ended} sessions ended, {_started - _children.Length} writers killed, {_restarts} restarts of the server, {subscribers.Sum(one => one.Starts)} starts of subscribers");
    }
}
