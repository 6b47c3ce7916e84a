using System.Runtime.CompilerServices;

namespace DomainFx.Tests.Codecs.Snapshots;

/// <summary>Looks into a warehouse, which shows little.</summary>
internal static class LeftOut
{
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_cached")]
    public static extern ref int CachedOf(Warehouse warehouse);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_note")]
    public static extern ref string? NoteOf(Warehouse warehouse);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_count")]
    public static extern ref int CountOf(Warehouse warehouse);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_shelves")]
    private static extern ref List<Shelf> ShelvesOf(Warehouse warehouse);

    /// <summary>Sets what is not in snapshots to one value, so that the rest can be compared.</summary>
    public static void Reset(Warehouse warehouse)
    {
        CachedOf(warehouse) = 0;
        ShownOf(warehouse) = "";
        TrimmedOf(warehouse) = 0;
        foreach (var shelf in ShelvesOf(warehouse))
        {
            for (var part = shelf; part is not null; part = part.Below) ReadsOf(part) = 0;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Shown>k__BackingField")]
    private static extern ref string ShownOf(Warehouse warehouse);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Trimmed>k__BackingField")]
    private static extern ref int TrimmedOf(Warehouse warehouse);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Reads>k__BackingField")]
    private static extern ref int ReadsOf(Shelf shelf);
}
