namespace DomainFx.Generators.Aggregates;

/// <summary>Names that neither a record nor one of its properties may have, since every record has such members.</summary>
internal static class RecordMembers
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString",
    };

    public static bool Contain(string name) => Names.Contains(name);
}
