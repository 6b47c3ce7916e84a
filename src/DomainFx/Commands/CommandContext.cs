namespace DomainFx;

/// <summary>What a command may know besides its data and the state.</summary>
public sealed class CommandContext
{
    /// <summary>The stream.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>The time of this decision, UTC; the events get it as their <c>OccurredAt</c>.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The command's id: the caller's, or one made for this call. The same over all attempts, so it can serve services as an idempotency key.</summary>
    public required Guid CommandId { get; init; }

    /// <summary>The metadata that the events get.</summary>
    public required EventMetadata Metadata { get; init; }

    /// <summary>Who sent the command.</summary>
    public string? UserId => Metadata.UserId;

    /// <summary>The business operation that the command belongs to.</summary>
    public string? CorrelationId => Metadata.CorrelationId;

    /// <summary>The tenant.</summary>
    public string? TenantId => Metadata.TenantId;

    /// <summary>Free headers.</summary>
    public IReadOnlyDictionary<string, string> Headers => Metadata.Headers;
}
