namespace DomainFx.Stores;

/// <summary>A page of events that the caller owns.</summary>
/// <param name="Events">The events.</param>
/// <param name="HasMore">Whether there were more when the page was read.</param>
/// <param name="Next">What to give the next read: the version to read from (of a stream), or the position to read after (of all streams).</param>
public sealed record RecordedPage(IReadOnlyList<RecordedEvent> Events, bool HasMore, long Next);
