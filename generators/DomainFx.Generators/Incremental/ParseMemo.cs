using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Incremental;

/// <summary>
/// Remembers what a parser made of each type. Roslyn calls the transforms of every attribute again after every edit, and
/// asking symbols anew is what such an edit then costs. A model depends on declarations only (<see cref="CompilationSurface"/>),
/// so while those stay as they are, the model is the same, and no symbol is asked. Holds models, and files weakly.
/// </summary>
internal sealed class ParseMemo<TModel>
    where TModel : class
{
    private readonly ConditionalWeakTable<SyntaxTree, Slot> _slots = new();

    public TModel Get(GeneratorAttributeSyntaxContext target, Func<GeneratorAttributeSyntaxContext, CancellationToken, TModel> parse, CancellationToken cancellationToken)
    {
        SyntaxTree tree = target.TargetNode.SyntaxTree;
        CompilationSurface surface = CompilationSurface.Of(target.SemanticModel.Compilation, cancellationToken);
        if (!surface.Covers(tree)) return parse(target, cancellationToken);

        ConcurrentDictionary<int, TModel> models = _slots.GetOrCreateValue(tree).Of(surface.Version);
        int position = target.TargetNode.SpanStart;
        return models.TryGetValue(position, out TModel? known) ? known : models.GetOrAdd(position, parse(target, cancellationToken));
    }

    /// <summary>The models of one file, by the position of their types.</summary>
    private sealed class Slot
    {
        private volatile Entry _entry = new("");

        public ConcurrentDictionary<int, TModel> Of(string version)
        {
            Entry entry = _entry;
            if (entry.Version != version) _entry = entry = new Entry(version);
            return entry.Models;
        }
    }

    private sealed class Entry(string version)
    {
        public string Version => version;

        public ConcurrentDictionary<int, TModel> Models { get; } = new();
    }
}
