using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainFx.Serialization;

public ref partial struct JsonReader
{
    /// <summary>Reads a value by a System.Text.Json converter.</summary>
    /// <exception cref="JsonFormatException">The converter refused the value.</exception>
    public T ReadConverted<T>(JsonConverter<T> converter)
    {
        ArgumentNullException.ThrowIfNull(converter);
        var start = Begin();
        // Where null is allowed, it was read before the converter is asked.
        return (!converter.HandleNull && TryReadNull()) || ReadBridged(converter, "a value that its converter accepts") is not { } value
            ? throw new JsonFormatException("The value is null, but its type does not allow null. Declare it nullable, or upcast.", start)
            : value;
    }

    private T? ReadBridged<T>(JsonConverter<T> converter, string expected)
    {
        Peek();
        var start = _position;
        Skip();
        var reader = new Utf8JsonReader(_json[start.._position], new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            return converter.Read(ref reader, typeof(T), JsonBridge.Options);
        }
        catch (JsonFormatException exception)
        {
            throw new JsonFormatException(exception.Message, start + exception.Position, exception);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new JsonFormatException($"Expected {expected}, but found {JsonToken.Describe(_json[start..])}: {exception.Message}", start, exception);
        }
    }
}
