using System.Runtime.CompilerServices;
using DomainFx.Stores;

namespace DomainFx;

/// <summary>What an <c>[Event]</c> method may know about its event. In an aggregate it holds only what is known before the append,
/// so that a live aggregate equals a replayed one. Valid while the method runs.</summary>
public readonly struct EventContext
{
    private readonly EventMetadata? _metadata;
    private readonly EventPage? _page;
    private readonly int _index;

    /// <summary>Makes a context of an event that is about to be appended, or was replayed.</summary>
    public EventContext(StreamId stream, long version, DateTimeOffset occurredAt, EventMetadata metadata)
    {
        Stream = stream;
        Version = version;
        OccurredAt = occurredAt;
        _metadata = metadata;
    }

    // Of a projection: metadata is decoded when it is asked for, since most handlers never do.
    internal EventContext(EventPage page, int index)
    {
        var stored = page[index];
        Stream = stored.Stream;
        Version = stored.Version;
        OccurredAt = stored.OccurredAt;
        _page = page;
        _index = index;
    }

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The stream's version with this event: 1 for the first.</summary>
    public long Version { get; }

    /// <summary>When the command decided, UTC; fixed before deciding and stored with the event.</summary>
    public DateTimeOffset OccurredAt { get; }

    /// <summary>The event's metadata.</summary>
    public EventMetadata Metadata => _metadata ?? (_page is null ? EventMetadata.Empty : _page[_index].Metadata);

    /// <summary>The event's id, the same whenever it is delivered: what to recognise a repetition by.</summary>
    /// <exception cref="InvalidOperationException">In an aggregate.</exception>
    public Guid EventId => Page()[_index].EventId;

    /// <summary>The global position.</summary>
    /// <exception cref="InvalidOperationException">In an aggregate or an inline read model, whose event has none before it is appended.</exception>
    public long Position => StoredPage()[_index].Position;

    /// <summary>When the event was stored, UTC, by the store's clock.</summary>
    /// <exception cref="InvalidOperationException">In an aggregate or an inline read model, whose event is not stored yet.</exception>
    public DateTimeOffset RecordedAt => StoredPage()[_index].RecordedAt;

    private EventPage Page([CallerMemberName] string property = "") => _page ?? throw new InvalidOperationException(
        $"{property} of an event is known to read models, projections and reactors only: in an aggregate it is not stored yet, and a live aggregate must equal a replayed one. Use OccurredAt or Version.");

    private EventPage StoredPage([CallerMemberName] string property = "") => Page(property) is { IsPending: false } page ? page : throw new InvalidOperationException(
        $"{property} of an event is not known to an inline read model: its row is stored with the event. Use OccurredAt or Version, or let the read model follow the log.");
}
