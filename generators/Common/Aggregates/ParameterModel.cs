using DomainFx.Generators.Codecs;

namespace DomainFx.Generators.Aggregates;

/// <summary>A parameter of a <c>[Command]</c> method.</summary>
internal sealed record ParameterModel
{
    /// <summary>Its name, not escaped.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, from <c>global::</c>.</summary>
    public required string Type { get; init; }

    public required ParameterSource Source { get; init; }

    /// <summary>The message's property; data only.</summary>
    public string Property { get; init; } = "";

    /// <summary>How it is written; data only.</summary>
    public SlotModel? Slot { get; init; }

    /// <summary>The default value as C#; null where it has none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether it is <c>params</c>.</summary>
    public bool IsParams { get; init; }

    /// <summary>The key of a keyed service as C#; null without one.</summary>
    public string? ServiceKey { get; init; }
}
