namespace DomainFx.Generators.Projections;

/// <summary>A projection or a reactor. Holds strings, numbers and equatable arrays only, so that an edit elsewhere re-emits nothing.</summary>
internal sealed record ProjectionModel
{
    public required TypeName Type { get; init; }

    public required ProjectionKind Kind { get; init; }

    /// <summary>The stored name.</summary>
    public required string Name { get; init; }

    public required int Version { get; init; }

    /// <summary>Whether events of different partitions may be handled in any order.</summary>
    public required bool IsPartitioned { get; init; }

    /// <summary>The types of its constructor's parameters, which come from the container.</summary>
    public required EquatableArray<string> Services { get; init; }

    /// <summary>Ordered by stored event name.</summary>
    public required EquatableArray<ProjectionHandlerModel> Handlers { get; init; }

    /// <summary>The modules of other assemblies whose types it uses, from <c>global::</c>.</summary>
    public required EquatableArray<string> UsedModules { get; init; }

    /// <summary>The projection without its handlers of refused events: nothing was generated that they could call.</summary>
    public ProjectionModel Without(EquatableArray<string> refusedTypes) => refusedTypes.IsEmpty
        ? this
        : this with { Handlers = Handlers.Where(handler => !refusedTypes.Contains(handler.Event.Type)).ToEquatable() };
}
