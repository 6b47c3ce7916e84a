namespace DomainFx.Generators.Snapshots;

/// <summary>A hash of a shape's text that stays the same on every machine, in every process and compiler.</summary>
internal static class ShapeHash
{
    // FNV-1a of the UTF-16 code units, mixed at the end so that texts that differ in their last letter differ everywhere.
    public static long Of(string shape)
    {
        ulong hash = 14_695_981_039_346_656_037;
        foreach (char letter in shape) hash = unchecked((hash ^ letter) * 1_099_511_628_211);
        hash = unchecked((hash ^ (hash >> 33)) * 0xFF51_AFD7_ED55_8CCD);
        return unchecked((long)(hash ^ (hash >> 33)));
    }
}
