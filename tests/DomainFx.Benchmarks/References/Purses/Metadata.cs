namespace DomainFx.Benchmarks.References.Purses;

internal sealed record Metadata(string CorrelationId, string CausationId, string? UserId, string? TraceId);
