using DomainFx.Generators.Codecs;

namespace DomainFx.Generators.Aggregates;

/// <summary>An aggregate. Holds strings, numbers and equatable arrays only, so that an edit elsewhere re-emits nothing.</summary>
/// <param name="Type">The aggregate's class.</param>
/// <param name="Category">The stored category of its streams.</param>
/// <param name="Codecs">The object codecs that its commands and snapshots call.</param>
/// <param name="UsedModules">The modules of other assemblies whose types it uses, from <c>global::</c>.</param>
internal sealed record AggregateModel(TypeName Type, string Category, EquatableArray<ObjectCodecModel> Codecs, EquatableArray<string> UsedModules);
