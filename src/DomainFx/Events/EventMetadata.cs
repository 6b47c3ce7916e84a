namespace DomainFx;

/// <summary>What is known about an event besides its data. Shared by the events of one append.</summary>
public sealed record EventMetadata
{
    /// <summary>Metadata with nothing in it.</summary>
    public static readonly EventMetadata Empty = new();

    /// <summary>Names the business operation that the event belongs to, over all streams and services.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Names what directly caused the event: the id of the command, or of the event a reactor handled.</summary>
    public string? CausationId { get; init; }

    /// <summary>Who did it.</summary>
    public string? UserId { get; init; }

    /// <summary>The W3C trace id of the activity in which the event was raised.</summary>
    public string? TraceId { get; init; }

    /// <summary>The tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>Free headers, ordinal.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = NoHeaders;

    private static IReadOnlyDictionary<string, string> NoHeaders => System.Collections.Frozen.FrozenDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public bool Equals(EventMetadata? other) =>
        ReferenceEquals(this, other)
        || (other is not null && CorrelationId == other.CorrelationId && CausationId == other.CausationId && UserId == other.UserId
            && TraceId == other.TraceId && TenantId == other.TenantId && Headers.Count == other.Headers.Count
            && Headers.All(header => other.Headers.TryGetValue(header.Key, out var value) && value == header.Value));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(CorrelationId, CausationId, UserId, TraceId, TenantId, Headers.Count);
}
