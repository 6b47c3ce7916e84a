using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Incremental;

/// <summary>
/// What the parsers' answers depend on in one compilation: the declarations of the files that aggregates and events stand in, and
/// of every file that declares a type whose name those mention, and so on; what concerns all files; references and
/// options. Two compilations of one <see cref="Version"/> have the same models.
/// </summary>
internal sealed class CompilationSurface
{
    private static readonly ConditionalWeakTable<Compilation, CompilationSurface> Known = new();
    private static readonly string[] Marks = ["Aggregate", "AggregateAttribute", "EventType", "EventTypeAttribute"];

    private readonly HashSet<SyntaxTree> _relevant = [];

    private CompilationSurface(Compilation compilation, CancellationToken cancellationToken)
    {
        List<(SyntaxTree Tree, TreeSurface Surface)> all = [];
        foreach (SyntaxTree tree in compilation.SyntaxTrees) all.Add((tree, TreeSurface.Of(tree, cancellationToken)));

        FindRelevant(all);
        Version = VersionOf(compilation, all);
    }

    public string Version { get; }

    /// <summary>Whether the version covers the file.</summary>
    public bool Covers(SyntaxTree tree) => _relevant.Contains(tree);

    public static CompilationSurface Of(Compilation compilation, CancellationToken cancellationToken)
    {
        if (Known.TryGetValue(compilation, out CompilationSurface? known)) return known;

        var surface = new CompilationSurface(compilation, cancellationToken);
        return Known.GetValue(compilation, _ => surface);
    }

    private void FindRelevant(List<(SyntaxTree Tree, TreeSurface Surface)> all)
    {
        var declaring = new Dictionary<string, List<(SyntaxTree Tree, TreeSurface Surface)>>(StringComparer.Ordinal);
        var mentioned = new HashSet<string>(StringComparer.Ordinal);
        var starts = new HashSet<string>(Marks, StringComparer.Ordinal);
        foreach ((SyntaxTree Tree, TreeSurface Surface) file in all)
        {
            starts.UnionWith(file.Surface.GlobalAliases);
            foreach (string name in file.Surface.Declared)
            {
                if (!declaring.TryGetValue(name, out var files)) declaring.Add(name, files = []);
                files.Add(file);
            }
        }

        var next = new Stack<TreeSurface>();
        foreach ((SyntaxTree tree, TreeSurface surface) in all)
        {
            Follow(surface.MentionedEverywhere);
            if ((surface.IsLookedUp || starts.Overlaps(surface.Mentioned)) && _relevant.Add(tree)) next.Push(surface);
        }

        while (next.Count > 0) Follow(next.Pop().Mentioned);

        void Follow(IReadOnlyCollection<string> names)
        {
            foreach (string name in names)
            {
                if (!mentioned.Add(name) || !declaring.TryGetValue(name, out var files)) continue;
                foreach ((SyntaxTree tree, TreeSurface surface) in files)
                {
                    if (_relevant.Add(tree)) next.Push(surface);
                }
            }
        }
    }

    private string VersionOf(Compilation compilation, List<(SyntaxTree Tree, TreeSurface Surface)> all)
    {
        var text = new StringBuilder();
        text.Append(compilation.AssemblyName).Append('\n').Append(ObjectIds.Of(compilation.Options)).Append('\n');
        foreach (MetadataReference reference in compilation.References) text.Append(ObjectIds.Of(reference)).Append(' ');

        // In the order of the files, which is that of a partial type's members.
        var everywhere = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((SyntaxTree tree, TreeSurface surface) in all)
        {
            everywhere.Add(surface.EverywhereHash);
            if (_relevant.Contains(tree)) text.Append(surface.Hash).Append(ObjectIds.Of(tree.Options)).Append('\n');
        }

        foreach (string hash in everywhere) text.Append(hash).Append('\n');
        return Sha256.Of(text.ToString());
    }
}
