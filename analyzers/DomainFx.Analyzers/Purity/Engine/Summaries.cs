using System.Collections.Concurrent;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>The summaries of one compilation that are complete: each method is walked once, whoever calls it.</summary>
internal sealed class Summaries
{
    private readonly ConcurrentDictionary<SummaryKey, MethodSummary> _complete = new();

    public MethodSummary? Find(SummaryKey key) => _complete.TryGetValue(key, out MethodSummary? summary) ? summary : null;

    public void Add(SummaryKey key, MethodSummary summary) => _complete.TryAdd(key, summary);
}
