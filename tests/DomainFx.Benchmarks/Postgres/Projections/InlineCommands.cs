using System.Globalization;
using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;

namespace DomainFx.Benchmarks.Postgres.Projections;

/// <summary>Callers that each go round many streams with one command.</summary>
internal sealed class InlineCommands(PurseStore purses, int callers, int streams, Func<Domain, string, Task<CommandResult>> send) : Callers(callers)
{
    private readonly int[] _calls = new int[callers];
    private readonly string[] _ids = [.. Enumerable.Range(0, streams).Select(static number => string.Create(CultureInfo.InvariantCulture, $"inline-{number}"))];
    private Domain? _domain;

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_domain is not null) return;
        _domain = await purses.OpenAsync();
        await Parallel.ForEachAsync(_ids, new ParallelOptions { MaxDegreeOfParallelism = Count }, async (id, _) => await send(_domain, id));
    }

    protected override async ValueTask CallAsync(int caller)
    {
        var result = await send(_domain!, _ids[caller + (_calls[caller]++ % (_ids.Length / Count) * Count)]);
        if (!result.IsAccepted) throw new InvalidOperationException($"The command was answered by {result.Status}.");
    }
}
