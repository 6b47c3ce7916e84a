using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Incremental;

/// <summary>
/// What the declarations of one file amount to: everything that symbols can tell, and nothing of what stands in method
/// bodies. Computed from syntax alone, once for each tree.
/// </summary>
internal sealed class TreeSurface
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeSurface> Known = new();

    /// <summary>A hash of the file's declarations.</summary>
    public required string Hash { get; init; }

    /// <summary>The part of it that concerns every file: namespaces, global usings, attributes of the assembly.</summary>
    public required string EverywhereHash { get; init; }

    /// <summary>The names of the types that are declared here, and the shorter names by which they may be meant.</summary>
    public required HashSet<string> Declared { get; init; }

    /// <summary>Every identifier in the declarations.</summary>
    public required IReadOnlyCollection<string> Mentioned { get; init; }

    /// <summary>The identifiers that any file may mean without mentioning them.</summary>
    public required IReadOnlyCollection<string> MentionedEverywhere { get; init; }

    /// <summary>Aliases of the whole assembly that are declared here.</summary>
    public required IReadOnlyCollection<string> GlobalAliases { get; init; }

    /// <summary>Whether the file declares a type that a parser looks for by a name of its own making.</summary>
    public required bool IsLookedUp { get; init; }

    public static TreeSurface Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Known.TryGetValue(tree, out TreeSurface? known)) return known;

        TreeSurface surface = new SurfaceWalker(tree, cancellationToken).Walk();
        return Known.GetValue(tree, _ => surface);
    }
}
