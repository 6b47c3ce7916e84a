namespace DomainFx.Generators.Codecs;

/// <summary>JSON that is known at compile time.</summary>
internal static class Utf8Literal
{
    /// <summary>JSON as a C# literal of UTF-8 bytes.</summary>
    public static string Of(string json) => Identifiers.Literal(json) + "u8";
}
