using DomainFx.Serialization;

namespace DomainFx.Runtime;

/// <summary>What a decision raised, encoded one after the other into one buffer. Pooled: a decision in steady state allocates no buffer.</summary>
internal sealed class RaisedEvents : IDisposable
{
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static RaisedEvents? _spare;

    private readonly JsonWriter _writer = new();
    private RaisedEvent[] _raised = new RaisedEvent[4];
    private EventData[] _data = new EventData[4];

    private RaisedEvents()
    {
    }

    public int Count { get; private set; }

    public static RaisedEvents Rent()
    {
        var raised = _spare ?? new RaisedEvents();
        _spare = null;
        return raised;
    }

    /// <summary>Gives the buffers back for the next decision. Only when nobody can still read the buffers: an append whose outcome is unknown may.</summary>
    public void Return()
    {
        if (_writer.Length > LargestKept || _raised.Length > 64)
        {
            Dispose();
            return;
        }

        _writer.Truncate(0);
        Array.Clear(_raised, 0, Count);
        Array.Clear(_data, 0, Math.Min(Count, _data.Length));
        Count = 0;
        _spare = this;
    }

    /// <summary>Encodes an event and adds it.</summary>
    /// <exception cref="EventSerializationException">The event cannot be written; it was not added.</exception>
    public void Add<TEvent>(EventContract<TEvent> contract, TEvent @event, StreamId stream, long version)
        where TEvent : notnull
    {
        var offset = _writer.Length;
        try
        {
            contract.Write(_writer, @event);
        }
        catch (JsonFormatException exception)
        {
            var path = JsonPath.At(_writer.Written[offset..], exception.Position - offset);
            _writer.Truncate(offset);
            throw new EventSerializationException(exception.Message, stream, version, 0, contract.Type, path, exception);
        }
        catch
        {
            _writer.Truncate(offset);
            throw;
        }

        if (Count == _raised.Length) Array.Resize(ref _raised, Count * 2);
        _raised[Count++] = new RaisedEvent(contract.Type, @event, offset, _writer.Length - offset);
    }

    /// <summary>The events as a store takes them. Their ids are fixed here, so that every repetition of the append carries the same.</summary>
    public ReadOnlyMemory<EventData> ToEventData(DateTimeOffset occurredAt, EventMetadata metadata)
    {
        if (_data.Length < Count) _data = new EventData[_raised.Length];
        for (var i = 0; i < Count; i++)
        {
            ref readonly var raised = ref _raised[i];
            _data[i] = new EventData(UniqueId.TimeOrdered(occurredAt), raised.Type, _writer.Slice(raised.Offset, raised.Length), occurredAt, metadata);
        }

        return _data.AsMemory(0, Count);
    }

    /// <summary>Gives the memory back for good.</summary>
    public void Dispose() => _writer.Dispose();

    /// <summary>The events as the command made them.</summary>
    public object[] ToObjects()
    {
        var events = new object[Count];
        for (var i = 0; i < events.Length; i++) events[i] = _raised[i].Event;
        return events;
    }
}
