namespace DomainFx.Benchmarks.References.Purses;

/// <summary>What a hand-written command answers.</summary>
internal sealed record CommandOutcome(bool IsAccepted, string? Problem, long Version, long Position, IReadOnlyList<object> Events);
