using DomainFx.Projections;

namespace DomainFx.Stores;

/// <summary>Events to append to one stream.</summary>
public sealed class StreamAppend
{
    /// <summary>The stream.</summary>
    /// <exception cref="ArgumentException">It has no name: it is <c>default(StreamId)</c>.</exception>
    public required StreamId Stream
    {
        get;
        init => field = value.Category is null ? throw new ArgumentException("The stream has no name: make one with new StreamId(category, id).", nameof(value)) : value;
    }

    /// <summary>What is expected of the stream.</summary>
    public required ExpectedVersion Expected { get; init; }

    /// <summary>The events, in order; none only checks the expectation.</summary>
    public required ReadOnlyMemory<EventData> Events { get; init; }

    /// <summary>The command to remember, so that a repetition is answered as the first was. Without one, a repetition is recognised by its event ids:
    /// at the expected version where that is exact; otherwise the id of the first event is remembered as the command.</summary>
    public CommandKey? Command { get; init; }

    /// <summary>The rows of inline read models, stored with the events; not for an append that turns out to be a repetition. One that appends write and that handles an
    /// event of this append, but is not among these, is left to a worker from here on: see <see cref="IProjectionStore.FollowAsync"/>.</summary>
    public IReadOnlyList<InlineRows> ReadModels { get; init; } = [];

    /// <summary>For stores: the key to remember this append by, if it is one that is remembered.</summary>
    public CommandKey? KeyToRemember =>
        Events.IsEmpty || (Command is null && Expected.IsExact) ? null : Command ?? new CommandKey(Events.Span[0].EventId, FingerprintOfEventIds());

    /// <summary>For stores: the bytes of data.</summary>
    public long ByteCount
    {
        get
        {
            var count = 0L;
            foreach (ref readonly var data in Events.Span) count += data.Data.Length;
            return count;
        }
    }

    /// <summary>For stores: the same append with data of its own, for when the caller may go before the data was read.</summary>
    public StreamAppend WithOwnData()
    {
        var bytes = new byte[ByteCount];
        var events = Events.ToArray();
        var offset = 0;
        foreach (ref var data in events.AsSpan())
        {
            data.Data.CopyTo(bytes.AsMemory(offset));
            data = data with { Data = bytes.AsMemory(offset, data.Data.Length) };
            offset += data.Data.Length;
        }

        return new StreamAppend { Stream = Stream, Expected = Expected, Events = events, Command = Command, ReadModels = ReadModels };
    }

    /// <summary>The same append with rows of inline read models.</summary>
    public StreamAppend With(IReadOnlyList<InlineRows> rows) =>
        rows is { Count: 0 } ? this : new StreamAppend { Stream = Stream, Expected = Expected, Events = Events, Command = Command, ReadModels = rows };

    /// <summary>For stores: whether it says of an inline read model how it knows that.</summary>
    public bool Knows(string readModel)
    {
        for (var index = 0; index < ReadModels.Count; index++)
        {
            if (ReadModels[index].Key.Name == readModel) return true;
        }

        return false;
    }

    /// <summary>For stores: checks the stream that was found against what is expected of it.</summary>
    /// <exception cref="ConcurrencyException">The stream is not as expected.</exception>
    /// <exception cref="StreamClosedException">The stream is archived or deleted.</exception>
    public void RequireOpen(StreamInfo found)
    {
        if (found.State is StreamState.Archived or StreamState.Deleted) throw new StreamClosedException(Stream, found.State);
        if (!Expected.IsMetBy(found.Version)) throw new ConcurrencyException(Stream, Expected, found.Version);
    }

    /// <summary>For stores: checks that no two appends are to the same stream.</summary>
    /// <exception cref="ArgumentException">Two are.</exception>
    public static void RequireDifferentStreams(IReadOnlyList<StreamAppend> appends)
    {
        ArgumentNullException.ThrowIfNull(appends);
        for (var i = 1; i < appends.Count; i++)
        {
            for (var earlier = 0; earlier < i; earlier++)
            {
                if (appends[i].Stream == appends[earlier].Stream)
                    throw new ArgumentException($"Stream '{appends[i].Stream}' is there twice. Give the events of one stream as one append.", nameof(appends));
            }
        }
    }

    // FNV-1a: it is stored, so it must come out the same in every process and version.
    private long FingerprintOfEventIds()
    {
        var hash = 14695981039346656037UL;
        Span<byte> id = stackalloc byte[16];
        foreach (ref readonly var data in Events.Span)
        {
            data.EventId.TryWriteBytes(id, bigEndian: true, out _);
            foreach (var value in id) hash = unchecked((hash ^ value) * 1099511628211UL);
        }

        return unchecked((long)hash);
    }
}
