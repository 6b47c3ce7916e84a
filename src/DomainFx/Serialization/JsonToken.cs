using System.Text;

namespace DomainFx.Serialization;

/// <summary>Describes what was found for an error message, without repeating data: values may be personal.</summary>
internal static class JsonToken
{
    public static string Describe(ReadOnlySpan<byte> json) => json switch
    {
        [] => "the end of the JSON",
        [(byte)'"', ..] => "a string",
        [(byte)'{', ..] => "an object",
        [(byte)'[', ..] => "an array",
        [(byte)'n', ..] when json.StartsWith("null"u8) => "null",
        [(byte)'t', ..] when json.StartsWith("true"u8) => "true",
        [(byte)'f', ..] when json.StartsWith("false"u8) => "false",
        [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..] => "a number",
        [> (byte)' ' and < 0x7F, ..] => $"'{(char)json[0]}'",
        _ => $"byte 0x{json[0]:X2}",
    };

    /// <summary>A property's name for a message, shortened.</summary>
    public static string Name(ReadOnlySpan<byte> name) =>
        Encoding.UTF8.GetString(name.Length <= 60 ? name : name[..60]);
}
