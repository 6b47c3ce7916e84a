namespace DomainFx.Generators.Projections;

/// <summary>An <c>[Event]</c> method of a projection or a reactor.</summary>
/// <param name="Method">Its name, escaped.</param>
/// <param name="Event">The event.</param>
/// <param name="Parameters">Its parameters, in order.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="IsAwaited">Whether it returns a <c>Task</c> or <c>ValueTask</c>; nothing otherwise.</param>
/// <param name="PartitionProperty">The property whose value says what must stay in order, of the event or of its context; null for no partitions.</param>
/// <param name="IsPartitionOfContext">Whether that is a property of the context.</param>
internal sealed record ProjectionHandlerModel(
    string Method, HandledEvent Event, EquatableArray<ProjectionParameterModel> Parameters, bool IsStatic, bool IsAwaited, string? PartitionProperty, bool IsPartitionOfContext);
