namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>
/// Where an object may come from, as a set, seen from inside one method: from its instance, its parameters, or static data.
/// The empty set is an object that the method made itself, or one of which nothing is known: both are nothing to report.
/// </summary>
internal readonly record struct Origins(ulong Bits)
{
    private const int FirstParameter = 4;
    private const int MostParameters = 20;

    public static Origins None => default;

    /// <summary>The instance itself; for a struct its storage.</summary>
    public static Origins This { get; } = new(1);

    /// <summary>What the instance holds itself.</summary>
    public static Origins Held { get; } = new(2);

    /// <summary>What the objects hold that the instance holds, and all beyond.</summary>
    public static Origins Deep { get; } = new(4);

    /// <summary>Static data, and what it holds.</summary>
    public static Origins Static { get; } = new(8);

    /// <summary>The instance and everything in it.</summary>
    public static Origins Instance { get; } = This | Held | Deep;

    /// <summary>Whatever the parameters are, and all in it.</summary>
    public static Origins Given { get; } = new(ulong.MaxValue << FirstParameter);

    /// <summary>All but static data.</summary>
    public static Origins Known { get; } = new(~8ul);

    /// <summary>What commands may not change.</summary>
    public static Origins State { get; } = Instance | Static;

    public bool IsNone => Bits == 0;

    /// <summary>The object that a parameter is; for one passed by reference the place that it stands for.</summary>
    public static Origins Parameter(int ordinal) => Of(ordinal, 1);

    /// <summary>What a parameter's object holds itself; for one passed by reference the object.</summary>
    public static Origins HeldByParameter(int ordinal) => Of(ordinal, 2);

    /// <summary>What those hold, and all beyond.</summary>
    public static Origins DeepInParameter(int ordinal) => Of(ordinal, 4);

    /// <summary>A parameter and everything in it.</summary>
    public static Origins InParameter(int ordinal) => Of(ordinal, 7);

    public static Origins operator |(Origins left, Origins right) => new(left.Bits | right.Bits);

    public static Origins operator &(Origins left, Origins right) => new(left.Bits & right.Bits);

    public bool Overlaps(Origins other) => (Bits & other.Bits) != 0;

    /// <summary>The parameters in the set, by ordinal.</summary>
    public IEnumerable<int> Parameters()
    {
        for (int ordinal = 0; ordinal < MostParameters; ordinal++)
        {
            if (Overlaps(InParameter(ordinal))) yield return ordinal;
        }
    }

    private static Origins Of(int ordinal, ulong layers) => ordinal < MostParameters ? new(layers << (FirstParameter + (3 * ordinal))) : None;
}
