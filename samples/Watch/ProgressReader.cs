using System.Diagnostics;
using DomainFx;
using DomainFx.Projections;

namespace Watch;

/// <summary>Looks where the projections of a domain stand, and how fast they go.</summary>
internal sealed class ProgressReader(IDomain domain)
{
    private readonly Dictionary<ProjectionKey, (long Position, long Time)> _last = [];

    public async Task<IReadOnlyList<Progress>> ReadAsync(CancellationToken cancellationToken)
    {
        var states = await ((IProjectionStoreSource)domain.Store).Projections.GetStatesAsync(cancellationToken);
        var head = await domain.Store.GetHeadAsync(cancellationToken);
        return [.. states.Where(state => state.Stage is not ProjectionStage.Retired).Select(state => new Progress(state, head, RateOf(state)))];
    }

    private double RateOf(ProjectionState state)
    {
        var now = Stopwatch.GetTimestamp();
        var rate = _last.TryGetValue(state.Key, out var last) ? (state.Position - last.Position) / Stopwatch.GetElapsedTime(last.Time, now).TotalSeconds : 0;
        _last[state.Key] = (state.Position, now);
        return Math.Max(0, rate);
    }
}
