using DomainFx.Generators.Aggregates;

namespace DomainFx.Generators.Projections;

/// <summary>An <c>[Event]</c> method of a projection or a reactor.</summary>
/// <param name="Method">Its name, escaped.</param>
/// <param name="Event">The event.</param>
/// <param name="Parameters">Its parameters, in order.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="Return">What it returns: nothing, a <c>Task</c> or a <c>ValueTask</c>.</param>
/// <param name="PartitionProperty">The property whose value says what must stay in order, of the event or of its context; null for no partitions.</param>
/// <param name="IsPartitionOfContext">Whether that is a property of the context.</param>
internal sealed record ProjectionHandlerModel(
    string Method, HandledEvent Event, EquatableArray<ProjectionParameterModel> Parameters, bool IsStatic, CommandReturn Return, string? PartitionProperty, bool IsPartitionOfContext);
