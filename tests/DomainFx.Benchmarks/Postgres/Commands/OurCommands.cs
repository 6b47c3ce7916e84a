using DomainFx.Benchmarks.Command;
using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;

namespace DomainFx.Benchmarks.Postgres.Commands;

/// <summary>Callers that fill purses by command. Each goes round many purses, so that they hardly grow.</summary>
internal sealed class OurCommands(PurseStore purses, int callers) : Callers(callers)
{
    private readonly CommandOptions _options = new() { UserId = "user-1" };
    private readonly int[] _calls = new int[callers];
    private PurseClient[]? _clients;

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_clients is not null) return;
        var domain = await purses.OpenAsync();
        _clients = [.. Enumerable.Range(0, purses.Streams).Select(number => domain.Purse($"purse-{number}"))];
        // Once each: a cache is then full, and without one it changes nothing.
        await Parallel.ForEachAsync(_clients, new ParallelOptions { MaxDegreeOfParallelism = Count }, async (client, token) => await client.FillAsync(10, _options, token));
    }

    protected override async ValueTask CallAsync(int caller)
    {
        var purse = caller + (_calls[caller]++ % (purses.Streams / Count) * Count);
        var result = await _clients![purse].FillAsync(10, _options);
        if (!result.IsAccepted) throw new InvalidOperationException($"The command was answered by {result.Status}.");
    }
}
