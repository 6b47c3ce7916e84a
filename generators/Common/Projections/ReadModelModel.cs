using DomainFx.Generators.Codecs;

namespace DomainFx.Generators.Projections;

/// <summary>A read model. Holds strings, numbers and equatable arrays only, so that an edit elsewhere re-emits nothing.</summary>
internal sealed record ReadModelModel
{
    /// <summary>The row's class.</summary>
    public required TypeName Type { get; init; }

    /// <summary>The stored name.</summary>
    public required string Name { get; init; }

    public required int Version { get; init; }

    public required bool IsInline { get; init; }

    public required KeyModel Key { get; init; }

    /// <summary>The key's columns first, the others in the order of their declaration.</summary>
    public required EquatableArray<ColumnModel> Columns { get; init; }

    /// <summary>Ordered by stored event name.</summary>
    public required EquatableArray<RowHandlerModel> Handlers { get; init; }

    /// <summary>The object codecs that its columns call.</summary>
    public required EquatableArray<CodecModel> Codecs { get; init; }

    /// <summary>The modules of other assemblies whose types it uses, from <c>global::</c>.</summary>
    public required EquatableArray<string> UsedModules { get; init; }

    /// <summary>The table's stable name.</summary>
    public string Table => SnakeCase.Of(Name);

    /// <summary>The read model without the codecs that it calls: what its own file is made of.</summary>
    public ReadModelModel Alone() => Codecs.IsEmpty ? this : this with { Codecs = default };

    /// <summary>The read model without its handlers of refused events: nothing was generated that they could call.</summary>
    public ReadModelModel Without(EquatableArray<string> refusedTypes) => refusedTypes.IsEmpty
        ? this
        : this with { Handlers = Handlers.Where(handler => !refusedTypes.Contains(handler.Event.Type)).ToEquatable() };
}
