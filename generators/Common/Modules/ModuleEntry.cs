using DomainFx.Generators.Aggregates;
using DomainFx.Generators.Events;
using DomainFx.Generators.Projections;

namespace DomainFx.Generators.Modules;

/// <summary>What the module needs to know of one aggregate, event or projection: little, so that most edits leave it as it is.</summary>
internal sealed record ModuleEntry
{
    /// <summary>The type, from <c>global::</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether the type was refused, so that nothing may refer to what would have been generated for it.</summary>
    public bool IsRefused { get; init; }

    /// <summary>What no other type of the assembly may claim: stored names and files.</summary>
    public EquatableArray<string> Claims { get; init; }

    /// <summary>The category or event name.</summary>
    public string StoredName { get; init; } = "";

    /// <summary>The schema version of an event.</summary>
    public int Version { get; init; }

    /// <summary>The type object, as C#; null where no code outside its container can name it.</summary>
    public string? Expression { get; init; }

    /// <summary>The modules that it uses, from <c>global::</c>.</summary>
    public EquatableArray<string> UsedModules { get; init; }

    /// <summary>The older contract that an event is made from; null for the first.</summary>
    public string? MadeFrom { get; init; }

    public static ModuleEntry Of(Parsed<EventModel> parsed) => parsed.Model is { } model ? Of(model) : Refused(parsed.Refused!);

    public static ModuleEntry Of(Parsed<AggregateModel> parsed) => parsed.Model is { } model ? Of(model) : Refused(parsed.Refused!);

    public static ModuleEntry Of(Parsed<ReadModelModel> parsed) => parsed.Model is { } model ? Of(model) : Refused(parsed.Refused!);

    public static ModuleEntry Of(Parsed<ProjectionModel> parsed) => parsed.Model is { } model ? Of(model) : Refused(parsed.Refused!);

    public static ModuleEntry Of(EventModel model) => new()
    {
        Type = model.Type.FullName,
        Claims = Claim.OfEvent(model.Type, model.StoredName, model.Version, model.FormerNames),
        StoredName = model.StoredName,
        Version = model.Version,
        MadeFrom = model.Upcaster?.OlderType,
        Expression = model.Type.IsReachable ? GeneratedNames.Beside(model.Type, "Contract") + ".Instance" : null,
        UsedModules = model.UsedModules,
    };

    public static ModuleEntry Of(AggregateModel model) => new()
    {
        Type = model.Type.FullName,
        Claims = Claim.OfAggregate(model.Type, model.Category, model.Names.ClientMethod),
        StoredName = model.Category,
        Expression = $"global::DomainFx.Runtime.AggregateTypes.Of<{model.Type.FullName}, {model.Id.Type}>()",
        UsedModules = model.UsedModules,
    };

    public static ModuleEntry Of(ReadModelModel model) => new()
    {
        Type = model.Type.FullName,
        Claims = Claim.OfReadModel(model.Type, model.Name),
        StoredName = model.Name,
        Expression = $"global::DomainFx.Runtime.ProjectionTypes.OfReadModel<{model.Type.FullName}, {model.Key.Type}>()",
        UsedModules = model.UsedModules,
    };

    public static ModuleEntry Of(ProjectionModel model) => new()
    {
        Type = model.Type.FullName,
        Claims = Claim.OfProjection(model.Type, model.Name),
        StoredName = model.Name,
        Expression = $"global::DomainFx.Runtime.ProjectionTypes.Of<{model.Type.FullName}>()",
        UsedModules = model.UsedModules,
    };

    private static ModuleEntry Refused(string type) => new() { Type = type, IsRefused = true };
}
