namespace DomainFx.Stores;

/// <summary>A stored state of an aggregate. It saves work; it is never trusted over events.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Key">A hash of the state's shape and versions: another key is ignored, never misread.</param>
/// <param name="Version">The stream version that the state includes.</param>
/// <param name="Data">The state, as the generated codec wrote it.</param>
public sealed record Snapshot(StreamId Stream, long Key, long Version, ReadOnlyMemory<byte> Data);
