namespace DomainFx.Generators.Projections;

/// <summary>A parameter of a projection's method.</summary>
/// <param name="Argument">What it gets.</param>
internal sealed record ProjectionParameterModel(ProjectionArgument Argument);
