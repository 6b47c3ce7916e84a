namespace DomainFx.Generators.Lock;

/// <summary>Numbers of which every value is one of another type too.</summary>
internal static class Widening
{
    private static readonly Dictionary<string, string[]> Wider = new(StringComparer.Ordinal)
    {
        ["byte"] = ["short", "ushort", "int", "uint", "long", "ulong", "Int128", "UInt128", "float", "double", "decimal"],
        ["sbyte"] = ["short", "int", "long", "Int128", "float", "double", "decimal"],
        ["short"] = ["int", "long", "Int128", "float", "double", "decimal"],
        ["ushort"] = ["int", "uint", "long", "ulong", "Int128", "UInt128", "float", "double", "decimal"],
        ["int"] = ["long", "Int128", "double", "decimal"],
        ["uint"] = ["long", "ulong", "Int128", "UInt128", "double", "decimal"],
        ["long"] = ["Int128", "decimal"],
        ["ulong"] = ["Int128", "UInt128", "decimal"],
        ["Half"] = ["float", "double"],
        ["float"] = ["double"],
        ["char"] = ["string"],
    };

    public static bool Holds(string from, string to) => Wider.TryGetValue(from, out string[]? wider) && wider.Contains(to);
}
