using DomainFx.Projections;

namespace Watch;

/// <summary>Where one projection stands.</summary>
/// <param name="State">What the store knows of it.</param>
/// <param name="Head">The position of the last event.</param>
/// <param name="Rate">Positions a second, since the last look.</param>
internal sealed record Progress(ProjectionState State, long Head, double Rate)
{
    public long Lag => Math.Max(0, Head - State.Position);

    public string Owners => string.Join(", ", State.Partitions.Select(partition => partition.Owner).OfType<string>().Distinct()) is { Length: > 0 } owners ? owners : "nobody";

    public string Condition => State.Status is ProjectionStatus.Running ? $"{State.Stage}" : $"{State.Status} {State.Error}";
}
