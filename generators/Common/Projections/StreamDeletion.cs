using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Projections;

/// <summary>The event that a deleted stream leaves behind: its type and its contract are the framework's.</summary>
internal static class StreamDeletion
{
    /// <summary>The name under which it is stored.</summary>
    public const string StoredName = "$stream-deleted";

    public static HandledEvent Handled { get; } = new($"global::{KnownNames.Namespace}.{KnownNames.StreamDeleted}", $"global::{KnownNames.Namespace}.Runtime.StreamDeletedContract", Names, null);

    public static EquatableArray<string> Names => new[] { StoredName }.ToEquatable();

    public static bool Is(ITypeSymbol? type) => type.IsDomainFx(KnownNames.StreamDeleted);
}
