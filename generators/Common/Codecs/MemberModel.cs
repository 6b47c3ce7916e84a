namespace DomainFx.Generators.Codecs;

/// <summary>A property or field of an object.</summary>
/// <param name="Name">The escaped name.</param>
/// <param name="JsonName">The name in JSON.</param>
/// <param name="Slot">What it holds.</param>
/// <param name="Get">How it is read.</param>
/// <param name="Set">How it is set.</param>
/// <param name="IsRequired">Whether it must be in the JSON.</param>
/// <param name="Default">The C# expression of its value where it is not in the JSON; null for the default of its type.</param>
/// <param name="KeepsDefault">Whether an object without it must keep what its initialiser gave.</param>
/// <param name="Ignore">When it is not written.</param>
internal sealed record MemberModel(
    string Name, string JsonName, SlotModel Slot, MemberAccess Get, MemberTarget Set,
    bool IsRequired, string? Default, bool KeepsDefault, IgnoreCondition Ignore)
{
    /// <summary>Where an UnsafeAccessor finds it.</summary>
    public AccessorModel? Accessor { get; init; }
}
