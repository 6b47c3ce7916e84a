namespace DomainFx.Hosting.Reading;

/// <summary>A projection's place in the log that it shares with others.</summary>
internal sealed class LogReader(IEnumerable<string> eventTypes)
{
    /// <summary>The events that it wants.</summary>
    public HashSet<string> EventTypes { get; } = new(eventTypes, StringComparer.Ordinal);

    /// <summary>The position after which it reads next.</summary>
    public long Position { get; set; }
}
