namespace DomainFx.Stores;

/// <summary>A stream's version and state.</summary>
/// <param name="Version">The number of events that were appended to it.</param>
/// <param name="State">What became of it.</param>
public readonly record struct StreamInfo(long Version, StreamState State);
