using System.Buffers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Writing;

/// <summary>Encodes the metadata of a batch, once for events in a row that share it.</summary>
internal sealed class MetadataBuffer : IDisposable
{
    private const int KeptBytes = 64 * 1024;
    private readonly MetadataWriter _writer = new();
    private ArrayBufferWriter<byte> _bytes = new();
    private EventMetadata? _last;
    private ReadOnlyMemory<byte> _lastBytes;

    /// <summary>Starts anew: what was encoded before is not used any more.</summary>
    public void Clear()
    {
        (_last, _lastBytes) = (null, default);
        if (_bytes.Capacity > KeptBytes) _bytes = new ArrayBufferWriter<byte>();
        else _bytes.ResetWrittenCount();
    }

    /// <summary>The bytes, which stay valid until <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Encode(EventMetadata metadata)
    {
        if (ReferenceEquals(metadata, _last)) return _lastBytes;
        _last = null; // what is half written by an exception is not taken for anything
        var start = _bytes.WrittenCount;
        _writer.Write(_bytes, metadata);
        (_last, _lastBytes) = (metadata, _bytes.WrittenMemory[start..]);
        return _lastBytes;
    }

    public void Dispose() => _writer.Dispose();
}
