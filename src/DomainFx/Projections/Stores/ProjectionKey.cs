using System.Globalization;

namespace DomainFx.Projections;

/// <summary>One version of a read model, projection or reactor.</summary>
/// <param name="Name">The stored name.</param>
/// <param name="Version">The version.</param>
/// <param name="Rebuild">How often this version was rebuilt because somebody asked for it: each time has a table and checkpoints of its own.</param>
public readonly record struct ProjectionKey(string Name, int Version, int Rebuild = 0)
{
    /// <summary>Whether this is an older one of the same name.</summary>
    public bool IsBelow(ProjectionKey other) => Name == other.Name && (Version < other.Version || (Version == other.Version && Rebuild < other.Rebuild));

    /// <inheritdoc/>
    public override string ToString() => Rebuild == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Name} (version {Version})")
        : string.Create(CultureInfo.InvariantCulture, $"{Name} (version {Version}, rebuild {Rebuild})");
}
