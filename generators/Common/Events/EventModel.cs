using DomainFx.Generators.Codecs;

namespace DomainFx.Generators.Events;

/// <summary>An event contract. Holds strings, numbers and equatable arrays only, so that an edit elsewhere re-emits nothing.</summary>
/// <param name="Type">The contract's CLR type.</param>
/// <param name="StoredName">The stored name.</param>
/// <param name="Version">The schema version.</param>
/// <param name="FormerNames">Names under which it was stored before.</param>
/// <param name="Codec">The codec of the contract itself.</param>
/// <param name="Codecs">The object codecs that its codec calls, its own included.</param>
/// <param name="UsedModules">The modules of other assemblies whose types it uses, from <c>global::</c>.</param>
internal sealed record EventModel(
    TypeName Type, string StoredName, int Version, EquatableArray<string> FormerNames, string Codec,
    EquatableArray<CodecModel> Codecs, EquatableArray<string> UsedModules);
