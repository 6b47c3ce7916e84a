using DomainFx.Faults.Projections.Model;
using DomainFx.Stores;

namespace DomainFx.Faults.Projections;

/// <summary>Appends random events over thousands of keys, whatever happens to the server.</summary>
internal sealed class TallyTraffic(Domain domain, int keys, bool wipes = true)
{
    private const int Callers = 8;
    private const int Streams = 2_000;
    private const int Groups = 40;

    private int _appended;

    /// <summary>How many events were appended.</summary>
    public int Appended => _appended;

    /// <summary>Appends until it is stopped.</summary>
    /// <param name="rate">How many events a second at most.</param>
    /// <param name="stopped">Stops it; what is under way is finished.</param>
    public Task RunAsync(int rate, CancellationToken stopped) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(new Random(caller), rate / Callers, stopped), CancellationToken.None)));

    /// <summary>Appends an event to a key's stream; it is there when this returns.</summary>
    public Task AppendAsync(string stream, params object[] events) => RepeatAsync(new StreamAppend
    {
        Stream = new StreamId("tally", stream),
        Expected = ExpectedVersion.Any,
        Command = new CommandKey(Guid.NewGuid(), 1),
        Events = events.Select(e => domain.Events.Encode(e)).ToArray(),
    });

    private async Task CallAsync(Random random, int rate, CancellationToken stopped)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var appended = 0; !stopped.IsCancellationRequested;)
        {
            object[] events = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Event(random))];
            await AppendAsync($"{random.Next(Streams)}", events);
            appended += events.Length;
            var ahead = TimeSpan.FromSeconds((double)appended / rate) - watch.Elapsed;
            if (ahead > TimeSpan.Zero) await Task.Delay(ahead, stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private object Event(Random random) => random.Next(20) switch
    {
        0 when wipes => new Wiped(Key(random)),
        1 => new Idled(),
        _ => new Bumped($"group-{random.Next(Groups)}", [.. Enumerable.Range(0, random.Next(4)).Select(_ => Key(random)).Distinct()], random.Next(1_000)),
    };

    // Some keys are hot.
    private string Key(Random random) => $"key-{(random.Next(4) == 0 ? random.Next(10) : random.Next(keys))}";

    // A server that is away is asked again with the same ids, until there is an answer.
    private async Task RepeatAsync(StreamAppend append)
    {
        while (true)
        {
            try
            {
                await domain.Store.AppendAsync(append);
                Interlocked.Add(ref _appended, append.Events.Length);
                return;
            }
            catch (EventStoreException)
            {
                await Task.Delay(20);
            }
        }
    }
}
