using System.Buffers;
using System.Text.Json;

namespace DomainFx.Stores;

/// <summary>Reads the lines of an export, in order.</summary>
internal sealed class LineReader
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private long _number;

    /// <summary>Reads a line; null for an empty one.</summary>
    /// <exception cref="FormatException">It is no line of an export.</exception>
    public ExchangedLine? Read(ReadOnlySequence<byte> bytes)
    {
        _number++;
        byte[]? rented = null;
        try
        {
            if (bytes.IsSingleSegment) return Read(bytes.FirstSpan);
            rented = ArrayPool<byte>.Shared.Rent(checked((int)bytes.Length));
            bytes.CopyTo(rented);
            return Read(rented.AsSpan(0, (int)bytes.Length));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new FormatException($"Line {_number} is no line of an export: {exception.Message} Restore the file, or export again.", exception);
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private ExchangedLine? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Trim(" \t\r"u8).IsEmpty) return null;
        var json = new Utf8JsonReader(bytes);
        json.Read();
        var line = new EventLineFields();
        StreamId? archived = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("archived"u8)) archived = ReadArchived(ref json);
            else line.Read(ref json, bytes, _names);
        }

        if (json.TokenType != JsonTokenType.EndObject) throw new FormatException("It is no JSON object.");
        while (json.Read())
        {
            // Nothing may follow; the reader says so.
        }

        return archived is { } stream ? ExchangedLine.OfArchived(stream) : ExchangedLine.Of(line.ToEvent());
    }

    private StreamId ReadArchived(ref Utf8JsonReader json)
    {
        json.Read();
        var line = new EventLineFields();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName) line.Read(ref json, default, _names);
        return line.ToStream();
    }
}
