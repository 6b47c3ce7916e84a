using System.Buffers;
using System.Text.Json;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Writing;

/// <summary>Encodes metadata, once for events in a row that share it.</summary>
internal sealed class MetadataBuffer : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Utf8JsonWriter _json;
    private EventMetadata? _last;

    public MetadataBuffer() => _json = new Utf8JsonWriter(_bytes, MetadataCodec.WriterOptions);

    public ReadOnlySpan<byte> Encode(EventMetadata metadata)
    {
        if (!ReferenceEquals(metadata, _last))
        {
            _last = null; // what is half written by an exception is not taken for anything
            _bytes.ResetWrittenCount();
            _json.Reset();
            MetadataCodec.Write(_json, metadata);
            _last = metadata;
        }

        return _bytes.WrittenSpan;
    }

    public void Dispose() => _json.Dispose();
}
