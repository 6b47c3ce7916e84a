using DomainFx.Generators.Codecs;

namespace DomainFx.Generators.Snapshots;

/// <summary>The snapshots of an aggregate.</summary>
/// <param name="Every">How often they are taken, in events.</param>
/// <param name="Key">The hash of the shape.</param>
/// <param name="Shape">What the stored form depends on, line by line.</param>
/// <param name="State">The aggregate's own fields.</param>
/// <param name="Codecs">The codecs of the types that they hold.</param>
internal sealed record SnapshotModel(int Every, long Key, EquatableArray<string> Shape, ObjectCodecModel State, EquatableArray<CodecModel> Codecs);
