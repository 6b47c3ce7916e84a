namespace DomainFx.Faults.Projections.Model;

/// <summary>A value that the handlers of a faulty release cannot take.</summary>
internal static class Poison
{
    public const long Value = -666;

    /// <summary>Whether this process is the faulty release.</summary>
    public static bool IsDeadly { get; set; }
}
