using System.Buffers;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Writing;

/// <summary>Encodes metadata, once for events in a row that share it.</summary>
internal sealed class MetadataBuffer
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private EventMetadata _last = EventMetadata.Empty;

    public ReadOnlySpan<byte> Encode(EventMetadata metadata)
    {
        if (!ReferenceEquals(metadata, _last))
        {
            _bytes.ResetWrittenCount();
            MetadataCodec.Write(_bytes, metadata);
            _last = metadata;
        }

        return _bytes.WrittenSpan;
    }
}
