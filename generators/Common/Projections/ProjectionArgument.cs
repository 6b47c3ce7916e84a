namespace DomainFx.Generators.Projections;

/// <summary>What a parameter of a projection's method gets.</summary>
internal enum ProjectionArgument
{
    Event,
    Context,
    Transaction,
    Cancellation,
}
