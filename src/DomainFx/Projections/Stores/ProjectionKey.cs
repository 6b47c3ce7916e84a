using System.Globalization;

namespace DomainFx.Projections;

/// <summary>One version of a read model, projection or reactor.</summary>
/// <param name="Name">The stored name.</param>
/// <param name="Version">The version.</param>
public readonly record struct ProjectionKey(string Name, int Version)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} (version {Version})");
}
