using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Incremental;

/// <summary>
/// What the parsers' answers depend on in one compilation: the declarations of the files that aggregates, events and projections stand in, and
/// of every file that declares a type whose name those mention, and so on; what concerns all files; references and
/// options. Two compilations of one <see cref="Version"/> have the same models.
/// </summary>
internal sealed class CompilationSurface
{
    private static readonly ConditionalWeakTable<Compilation, CompilationSurface> Known = new();
    private static readonly string[] Marks = ["Aggregate", "AggregateAttribute", "EventType", "EventTypeAttribute", "ReadModel", "ReadModelAttribute", "Projection", "ProjectionAttribute", "Reactor", "ReactorAttribute"];

    // Strings only: it keeps no compilation alive.
    private static volatile SurfaceFacts? _last;

    private readonly HashSet<SyntaxTree> _relevant = [];

    private CompilationSurface(Compilation compilation, CancellationToken cancellationToken)
    {
        SyntaxTree[] trees = [.. compilation.SyntaxTrees];
        var surfaces = new TreeSurface[trees.Length];
        for (int index = 0; index < trees.Length; index++) surfaces[index] = TreeSurface.Of(trees[index], cancellationToken);

        string head = HeadOf(compilation);
        SurfaceFacts? facts = _last;
        if (facts?.HoldFor(head, surfaces) != true) _last = facts = FactsOf(head, surfaces);

        Version = facts.Version;
        for (int index = 0; index < trees.Length; index++)
        {
            if (facts.IsRelevant[index]) _relevant.Add(trees[index]);
        }
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

    private static SurfaceFacts FactsOf(string head, TreeSurface[] surfaces)
    {
        var starts = new HashSet<string>(Marks, StringComparer.Ordinal);
        foreach (TreeSurface surface in surfaces) starts.UnionWith(surface.GlobalAliases);

        bool[] isRelevant = FindRelevant(surfaces, starts);
        var text = new StringBuilder(head);
        var everywhere = new SortedSet<string>(StringComparer.Ordinal);
        // In the order of the files, which is that of a partial type's members.
        for (int index = 0; index < surfaces.Length; index++)
        {
            everywhere.Add(surfaces[index].EverywhereHash);
            if (isRelevant[index]) text.Append(surfaces[index].Hash).Append('\n');
        }

        foreach (string hash in everywhere) text.Append(hash).Append('\n');
        return new SurfaceFacts(head, surfaces, isRelevant, starts, Sha256.Of(text.ToString()));
    }

    private static bool[] FindRelevant(TreeSurface[] surfaces, HashSet<string> starts)
    {
        var declaring = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int index = 0; index < surfaces.Length; index++)
        {
            foreach (string name in surfaces[index].Declared)
            {
                if (!declaring.TryGetValue(name, out List<int>? files)) declaring.Add(name, files = []);
                files.Add(index);
            }
        }

        var isRelevant = new bool[surfaces.Length];
        var mentioned = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<TreeSurface>();
        for (int index = 0; index < surfaces.Length; index++)
        {
            Follow(surfaces[index].MentionedEverywhere);
            if (surfaces[index].IsLookedUp || starts.Overlaps(surfaces[index].Mentioned)) Reach(index);
        }

        while (next.Count > 0) Follow(next.Pop().Mentioned);
        return isRelevant;

        void Follow(IReadOnlyCollection<string> names)
        {
            foreach (string name in names)
            {
                if (mentioned.Add(name) && declaring.TryGetValue(name, out List<int>? files)) files.ForEach(Reach);
            }
        }

        void Reach(int index)
        {
            if (isRelevant[index]) return;
            isRelevant[index] = true;
            next.Push(surfaces[index]);
        }
    }

    private static string HeadOf(Compilation compilation)
    {
        var text = new StringBuilder();
        text.Append(compilation.AssemblyName).Append('\n').Append(ObjectIds.Of(compilation.Options)).Append('\n');
        foreach (MetadataReference reference in compilation.References) text.Append(ObjectIds.Of(reference)).Append(' ');

        return text.Append('\n').ToString();
    }
}
