using DomainFx.Generators.Codecs;
using DomainFx.Generators.Snapshots;

namespace DomainFx.Generators.Aggregates;

/// <summary>An aggregate. Holds strings, numbers and equatable arrays only, so that an edit elsewhere re-emits nothing.</summary>
internal sealed record AggregateModel
{
    /// <summary>The aggregate's class.</summary>
    public required TypeName Type { get; init; }

    /// <summary>The stored category of its streams.</summary>
    public required string Category { get; init; }

    public required IdModel Id { get; init; }

    public required AggregateNames Names { get; init; }

    /// <summary>The members whose names or signatures the user took.</summary>
    public required TakenMembers Taken { get; init; }

    /// <summary>The <c>required</c> members, which a new aggregate has at their default values; escaped.</summary>
    public required EquatableArray<string> RequiredMembers { get; init; }

    /// <summary>Ordered by stored event name.</summary>
    public required EquatableArray<HandlerModel> Handlers { get; init; }

    /// <summary>The types of events whose <c>[Event]</c> method was refused: raising them compiles, since that is not what is wrong.</summary>
    public required EquatableArray<string> RefusedEvents { get; init; }

    /// <summary>Ordered by command name.</summary>
    public required EquatableArray<CommandModel> Commands { get; init; }

    /// <summary>Its snapshots; null if it takes none.</summary>
    public required SnapshotModel? Snapshot { get; init; }

    /// <summary>The object codecs that its commands and snapshots call.</summary>
    public required EquatableArray<CodecModel> Codecs { get; init; }

    /// <summary>The modules of other assemblies whose types it uses, from <c>global::</c>.</summary>
    public required EquatableArray<string> UsedModules { get; init; }

    /// <summary>The aggregate without the codecs that it calls: what its own file is made of.</summary>
    public AggregateModel Alone() => Codecs.IsEmpty ? this : this with { Codecs = default };

    /// <summary>The aggregate without its handlers of refused events: nothing was generated that they could call.</summary>
    public AggregateModel Without(EquatableArray<string> refusedTypes)
    {
        if (refusedTypes.IsEmpty) return this;

        List<HandlerModel> handlers = [];
        List<string> refusedEvents = [.. RefusedEvents];
        foreach (HandlerModel handler in Handlers)
        {
            if (refusedTypes.Contains(handler.EventType)) refusedEvents.Add(handler.EventType);
            else handlers.Add(handler);
        }

        return this with { Handlers = handlers.ToEquatable(), RefusedEvents = refusedEvents.ToEquatable() };
    }
}
