using System.Buffers;
using System.Text;
using System.Text.Json;

namespace DomainFx.Stores;

/// <summary>Writes metadata as <see cref="MetadataCodec"/> does, again and again: straight to bytes where no text needs an escape, which is nearly always so.</summary>
/// <remarks>That is less work for each event, and for a process that starts: a JSON writer brings an assembly with it, and code that is compiled at run time.</remarks>
public sealed class MetadataWriter : IDisposable
{
    private Utf8JsonWriter? _json;

    /// <summary>Writes metadata; nothing if there is none.</summary>
    public void Write(IBufferWriter<byte> output, EventMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(metadata);
        if (metadata.Equals(EventMetadata.Empty)) return;
        if (IsPlain(metadata))
        {
            WritePlain(output, metadata);
            return;
        }

        if (_json is null) _json = new Utf8JsonWriter(output, MetadataCodec.WriterOptions);
        else _json.Reset(output);
        MetadataCodec.Write(_json, metadata);
    }

    /// <inheritdoc/>
    public void Dispose() => _json?.Dispose();

    private static bool IsPlain(EventMetadata metadata)
    {
        var isPlain = IsPlainOrNull(metadata.CorrelationId) && IsPlainOrNull(metadata.CausationId) && IsPlainOrNull(metadata.UserId)
            && IsPlainOrNull(metadata.TraceId) && IsPlainOrNull(metadata.TenantId);
        if (!isPlain || metadata.Headers.Count == 0) return isPlain;
        foreach (var (name, value) in metadata.Headers)
        {
            if (value is null || !IsPlainOrNull(name) || !IsPlainOrNull(value)) return false;
        }

        return true;
    }

    private static bool IsPlainOrNull(string? text)
    {
        foreach (var character in text.AsSpan())
        {
            if (character is < ' ' or > '~' or '"' or '\\') return false;
        }

        return true;
    }

    private static void WritePlain(IBufferWriter<byte> output, EventMetadata metadata)
    {
        var first = "{\""u8;
        Write(output, ref first, "correlationId\":\""u8, metadata.CorrelationId);
        Write(output, ref first, "causationId\":\""u8, metadata.CausationId);
        Write(output, ref first, "userId\":\""u8, metadata.UserId);
        Write(output, ref first, "traceId\":\""u8, metadata.TraceId);
        Write(output, ref first, "tenantId\":\""u8, metadata.TenantId);
        if (metadata.Headers.Count > 0) WriteHeaders(output, first, metadata.Headers);
        output.Write("}"u8);
    }

    private static void Write(IBufferWriter<byte> output, ref ReadOnlySpan<byte> before, ReadOnlySpan<byte> name, string? value)
    {
        if (value is null) return;
        output.Write(before);
        output.Write(name);
        WriteText(output, value);
        output.Write("\""u8);
        before = ",\""u8;
    }

    private static void WriteHeaders(IBufferWriter<byte> output, ReadOnlySpan<byte> before, IReadOnlyDictionary<string, string> headers)
    {
        output.Write(before);
        output.Write("headers\":"u8);
        before = "{\""u8;
        foreach (var (name, value) in headers)
        {
            output.Write(before);
            WriteText(output, name);
            output.Write("\":\""u8);
            WriteText(output, value);
            output.Write("\""u8);
            before = ",\""u8;
        }

        output.Write("}"u8);
    }

    private static void WriteText(IBufferWriter<byte> output, string text) => output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(text.Length)));
}
