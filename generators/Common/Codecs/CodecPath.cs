using System.Text;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

/// <summary>The way from a root to the property that is looked at. Becomes text only when something is refused.</summary>
internal sealed class CodecPath
{
    private readonly List<(ISymbol? Symbol, string Text)> _steps = [];

    /// <summary>Goes one step down; disposing comes back.</summary>
    public Step Enter(ISymbol? symbol, string text)
    {
        _steps.Add((symbol, text));
        return new Step(this);
    }

    /// <summary>Refuses what is looked at, at the innermost symbol on the way that stands in source.</summary>
    public void Refuse(Refusals refusals, string rule, string reason)
    {
        ISymbol? place = null;
        var text = new StringBuilder();
        foreach ((ISymbol? symbol, string step) in _steps)
        {
            if (symbol?.Locations.Any(static location => location.IsInSource) == true) place = symbol;
            if (text.Length > 0 && symbol is not null) text.Append('.');
            text.Append(step);
        }

        if (place is null) refusals.AddUnexplained();
        else refusals.Add(rule, place, $"{text}: {reason}.");
    }

    internal readonly struct Step(CodecPath path) : IDisposable
    {
        public void Dispose() => path._steps.RemoveAt(path._steps.Count - 1);
    }
}
