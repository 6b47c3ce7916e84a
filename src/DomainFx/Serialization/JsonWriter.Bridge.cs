using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainFx.Serialization;

public sealed partial class JsonWriter
{
    private static readonly JsonWriterOptions BridgeOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private Utf8JsonWriter? _bridge;

    /// <summary>Writes a value by a System.Text.Json converter.</summary>
    public void WriteConverted<T>(ReadOnlySpan<byte> prefix, T value, JsonConverter<T> converter)
    {
        ArgumentNullException.ThrowIfNull(converter);
        WriteRaw(prefix);
        var start = _length;
        if (value is null && !converter.HandleNull) RefuseNull();

        // Taken, so that a converter that comes back to a codec gets its own.
        var bridge = Interlocked.Exchange(ref _bridge, null) ?? new Utf8JsonWriter(this, BridgeOptions);
        try
        {
            bridge.Reset(this);
            converter.Write(bridge, value, JsonBridge.Options);
            bridge.Flush();
        }
        catch (Exception exception) when (exception is not JsonFormatException and not OutOfMemoryException)
        {
            throw new JsonFormatException($"{converter.GetType()} could not write the value: {exception.Message}", start, exception);
        }

        if (_length == start) throw new JsonFormatException($"{converter.GetType()} wrote nothing. A converter writes exactly one value.", start);
        _bridge = bridge;
    }
}
