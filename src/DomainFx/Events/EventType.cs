using System.Globalization;

namespace DomainFx;

/// <summary>What a recorded event is: its stored name and schema version.</summary>
/// <param name="Name">The stored name, for example <c>account-opened</c>.</param>
/// <param name="SchemaVersion">The schema version, 1 or more.</param>
public readonly record struct EventType(string Name, int SchemaVersion)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} v{SchemaVersion}");
}
