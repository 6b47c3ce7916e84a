namespace DomainFx.Generators.Aggregates;

/// <summary>Where a command's parameter comes from.</summary>
internal enum ParameterSource
{
    /// <summary>The message.</summary>
    Data,

    /// <summary>The container.</summary>
    Service,

    /// <summary>The container, or null where it has none.</summary>
    OptionalService,

    Context,
    Cancellation,
}
