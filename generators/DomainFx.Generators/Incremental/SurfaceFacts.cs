namespace DomainFx.Generators.Incremental;

/// <summary>What was found out about the files of one compilation, without the files: kept to see that the next compilation does not differ in it.</summary>
/// <param name="Head">Assembly, options and references.</param>
/// <param name="Surfaces">The surfaces of the files, in order.</param>
/// <param name="IsRelevant">Which of them the version covers.</param>
/// <param name="Starts">The identifiers that make a file relevant by themselves.</param>
/// <param name="Version">The version.</param>
internal sealed record SurfaceFacts(string Head, TreeSurface[] Surfaces, bool[] IsRelevant, HashSet<string> Starts, string Version)
{
    /// <summary>Whether files with other surfaces are covered in the same way, and amount to the same.</summary>
    public bool HoldFor(string head, TreeSurface[] surfaces)
    {
        if (head != Head || surfaces.Length != Surfaces.Length) return false;
        for (int index = 0; index < surfaces.Length; index++)
        {
            if (!ReferenceEquals(surfaces[index], Surfaces[index]) && !IsSame(Surfaces[index], surfaces[index], IsRelevant[index])) return false;
        }

        return true;
    }

    // A file that nothing relevant mentions may change, so long as it declares the same names and stays without a mark.
    private bool IsSame(TreeSurface old, TreeSurface @new, bool isRelevant) =>
        old.EverywhereHash == @new.EverywhereHash
        && (old.Hash == @new.Hash
            || (!isRelevant && !@new.IsLookedUp && old.GlobalAliases.Count == 0 && @new.GlobalAliases.Count == 0
                && @new.Declared.SetEquals(old.Declared) && !Starts.Overlaps(@new.Mentioned)));
}
