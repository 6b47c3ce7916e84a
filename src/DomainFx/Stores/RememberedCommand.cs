namespace DomainFx.Stores;

/// <summary>A command that was appended before.</summary>
/// <param name="Key">Its key.</param>
/// <param name="FirstVersion">The version of its first event.</param>
/// <param name="LastVersion">The version of its last event.</param>
/// <param name="Position">The global position of its last event.</param>
public readonly record struct RememberedCommand(CommandKey Key, long FirstVersion, long LastVersion, long Position);
