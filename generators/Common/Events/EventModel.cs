using DomainFx.Generators.Codecs;

namespace DomainFx.Generators.Events;

/// <summary>An event contract. Holds strings, numbers and equatable arrays only, so that an edit elsewhere re-emits nothing.</summary>
internal sealed record EventModel
{
    /// <summary>The contract's CLR type.</summary>
    public required TypeName Type { get; init; }

    public required bool IsValueType { get; init; }

    /// <summary>The stored name.</summary>
    public required string StoredName { get; init; }

    /// <summary>The schema version.</summary>
    public required int Version { get; init; }

    /// <summary>Names under which this version was stored before.</summary>
    public required EquatableArray<string> FormerNames { get; init; }

    /// <summary>The names and versions that it reads, those of older contracts too.</summary>
    public required EquatableArray<StoredEvent> Readable { get; init; }

    /// <summary>How it is made from the contract before; null for the first.</summary>
    public required UpcasterModel? Upcaster { get; init; }

    /// <summary>The codec of the contract itself.</summary>
    public required string Codec { get; init; }

    /// <summary>The codecs that it calls, its own included.</summary>
    public required EquatableArray<CodecModel> Codecs { get; init; }

    /// <summary>The modules of other assemblies whose types it uses, from <c>global::</c>.</summary>
    public EquatableArray<string> UsedModules { get; init; }

    /// <summary>The event without the codecs of what it holds: what its own file is made of.</summary>
    public EventModel Alone() => Codecs.Count <= 1 ? this : this with { Codecs = Codecs.Where(codec => codec.Name.FullName == Codec).ToEquatable() };
}
