namespace DomainFx.Generators.Lock;

/// <summary>A property as it is stored.</summary>
/// <param name="Form">What it is in JSON: see <see cref="Form"/>.</param>
/// <param name="IsRequired">Whether reading fails where it is missing.</param>
/// <param name="Default">What it is where it is missing, as C#; null where that is the default of its type.</param>
internal sealed record LockedProperty(string Form, bool IsRequired, string? Default);
