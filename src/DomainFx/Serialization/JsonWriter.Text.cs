using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace DomainFx.Serialization;

public sealed partial class JsonWriter
{
    /// <summary>Writes a string.</summary>
    /// <exception cref="JsonFormatException">The string is null or holds an unpaired surrogate.</exception>
    public void WriteString(ReadOnlySpan<byte> prefix, string value)
    {
        if (value is null) RefuseNull(prefix);
        WriteText(prefix, value);
    }

    /// <summary>Writes a string.</summary>
    /// <exception cref="JsonFormatException">The text holds an unpaired surrogate.</exception>
    public void WriteText(ReadOnlySpan<byte> prefix, ReadOnlySpan<char> value)
    {
        var target = Start(prefix, value.Length + 2);
        target[0] = (byte)'"';
        var plain = PlainText.Copy(value, target[1..]);
        _length += prefix.Length + 1 + plain;
        if (plain < value.Length)
            WriteEscaped(value[plain..]);
        WriteByte((byte)'"');
    }

    /// <summary>Writes a character as a string.</summary>
    /// <exception cref="JsonFormatException">The character is a surrogate.</exception>
    public void WriteChar(ReadOnlySpan<byte> prefix, char value) => WriteText(prefix, new ReadOnlySpan<char>(in value));

    /// <summary>Writes bytes as base64.</summary>
    /// <exception cref="JsonFormatException">The array is null.</exception>
    public void WriteBytes(ReadOnlySpan<byte> prefix, byte[] value)
    {
        if (value is null) RefuseNull(prefix);
        WriteBytes(prefix, value.AsSpan());
    }

    /// <summary>Writes bytes as base64.</summary>
    public void WriteBytes(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> value)
    {
        var target = Start(prefix, checked(Base64.GetMaxEncodedToUtf8Length(value.Length) + 2));
        target[0] = (byte)'"';
        Base64.EncodeToUtf8(value, target[1..], out _, out var count);
        target[count + 1] = (byte)'"';
        End(prefix, count + 2);
    }

    /// <summary>Writes bytes as base64.</summary>
    public void WriteBytes(ReadOnlySpan<byte> prefix, ReadOnlyMemory<byte> value) => WriteBytes(prefix, value.Span);

    /// <summary>Writes a URI as it was given.</summary>
    /// <exception cref="JsonFormatException">The URI is null.</exception>
    public void WriteUri(ReadOnlySpan<byte> prefix, Uri value)
    {
        if (value is null) RefuseNull(prefix);
        WriteText(prefix, value.OriginalString);
    }

    /// <summary>Writes a version.</summary>
    /// <exception cref="JsonFormatException">The version is null.</exception>
    public void WriteVersion(ReadOnlySpan<byte> prefix, Version value)
    {
        if (value is null) RefuseNull(prefix);
        WriteText(prefix, value.ToString());
    }

    /// <summary>Writes a property's name, its quotes and the colon.</summary>
    /// <exception cref="JsonFormatException">The name is null or holds an unpaired surrogate.</exception>
    public void WriteName(ReadOnlySpan<byte> prefix, string name)
    {
        if (name is null) RefuseNull(prefix);
        WriteText(prefix, name);
        WriteByte((byte)':');
    }

    private void WriteByte(byte value)
    {
        Ensure(1);
        _buffer[_length++] = value;
    }

    private void WriteEscaped(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAny(EscapedText.Characters);
            if (plain < 0) plain = text.Length;
            Ensure(checked(plain * 3));
            Utf8.FromUtf16(text[..plain], _buffer.AsSpan(_length), out _, out var written);
            _length += written;
            text = text[plain..];
            if (text.IsEmpty) return;
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) != OperationStatus.Done)
                throw new JsonFormatException($"The string holds an unpaired surrogate (U+{(int)text[0]:X4}), which UTF-8 cannot keep. Repair or remove it before raising.", _length);
            Ensure(EscapedText.MaxBytes);
            _length += EscapedText.Write(text[..consumed], _buffer.AsSpan(_length));
            text = text[consumed..];
        }
    }
}
