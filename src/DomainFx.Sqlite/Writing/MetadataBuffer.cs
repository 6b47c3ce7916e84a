using System.Buffers;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Writing;

/// <summary>Encodes metadata, once for events in a row that share it.</summary>
internal sealed class MetadataBuffer : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly MetadataWriter _writer = new();
    private EventMetadata? _last;

    public ReadOnlySpan<byte> Encode(EventMetadata metadata)
    {
        if (!ReferenceEquals(metadata, _last))
        {
            _last = null; // what is half written by an exception is not taken for anything
            _bytes.ResetWrittenCount();
            _writer.Write(_bytes, metadata);
            _last = metadata;
        }

        return _bytes.WrittenSpan;
    }

    public void Dispose() => _writer.Dispose();
}
