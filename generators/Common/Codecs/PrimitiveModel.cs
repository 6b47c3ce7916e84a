namespace DomainFx.Generators.Codecs;

/// <summary>A type that the runtime's writer and reader know.</summary>
/// <param name="Name">The method's name after <c>Read</c>.</param>
/// <param name="Form">What it is in JSON.</param>
/// <param name="Handling">How the contract asks for numbers.</param>
internal sealed record PrimitiveModel(string Type, bool IsValueType, string Name, PrimitiveForm Form, NumberHandling Handling = NumberHandling.Strict)
    : TypeModel(Type, IsValueType)
{
    /// <summary>The method that writes it: all small integers share one.</summary>
    public string WriteMethod => Name switch
    {
        "Byte" or "SByte" or "Int16" or "UInt16" or "Int32" or "UInt32" => "WriteInt64",
        _ => "Write" + Name,
    };

    /// <summary>Whether it is read in one way only.</summary>
    public bool IsPlain => !ReadsQuoted && !ReadsNamed;

    /// <summary>Whether a string may hold the number.</summary>
    public bool ReadsQuoted => (Handling & NumberHandling.AllowReadingFromString) is not NumberHandling.Strict;

    /// <summary>Whether <c>"NaN"</c> and the infinities are numbers.</summary>
    public bool ReadsNamed => IsFloatingPoint && (Handling & NumberHandling.AllowNamedFloatingPointLiterals) is not NumberHandling.Strict;

    private bool IsFloatingPoint => Name is "Double" or "Single" or "Half";
}
