using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DomainFx.Benchmarks.References;

/// <summary>Writes JSON with System.Text.Json into a buffer and through a writer that are both kept.</summary>
internal sealed class ReusedJsonBuffer : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;

    public ReusedJsonBuffer() => _writer = new Utf8JsonWriter(_buffer, EventJsonContext.WriterOptions);

    /// <summary>Writes a value; the result is valid until the next call.</summary>
    public ReadOnlySpan<byte> Write<T>(T value, JsonTypeInfo<T> type)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        JsonSerializer.Serialize(_writer, value, type);
        return _buffer.WrittenSpan;
    }

    public void Dispose() => _writer.Dispose();
}
