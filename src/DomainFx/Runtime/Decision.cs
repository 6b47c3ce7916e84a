using DomainFx.Serialization;

namespace DomainFx.Runtime;

/// <summary>One attempt at deciding a command: what it raised, encoded at once, so that nothing that happens to an event later can change what is stored.</summary>
internal sealed class Decision : IDisposable
{
    private readonly JsonWriter _writer = new();
    private readonly List<RaisedEvent> _raised = [];

    public required string CommandName { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required EventMetadata Metadata { get; init; }

    public IReadOnlyList<RaisedEvent> Raised => _raised;

    public StreamId Stream { get; init; }

    public void Record<TEvent>(EventContract<TEvent> contract, TEvent @event, long version)
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
            throw new EventSerializationException(exception.Message, Stream, version, 0, contract.Type, path, exception);
        }

        _raised.Add(new RaisedEvent(contract.Type, @event, offset, _writer.Length - offset));
    }

    public ReadOnlyMemory<byte> Data(in RaisedEvent raised) => _writer.Slice(raised.Offset, raised.Length);

    public void Dispose() => _writer.Dispose();
}
