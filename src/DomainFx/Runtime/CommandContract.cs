using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DomainFx.Serialization;

namespace DomainFx.Runtime;

/// <summary>A command that generated code knows how to write and read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CommandContract
{
    private protected CommandContract(string aggregate, string name, Type clrType)
    {
        Aggregate = aggregate;
        Name = name;
        ClrType = clrType;
    }

    /// <summary>The aggregate's stored name, for example <c>bank-account</c>.</summary>
    public string Aggregate { get; }

    /// <summary>The command's name within the aggregate, for example <c>withdraw</c>.</summary>
    public string Name { get; }

    /// <summary>The message's CLR type.</summary>
    public Type ClrType { get; }

    /// <summary>The command expects no stream.</summary>
    public bool Creates { get; init; }

    /// <summary>The command takes an existing stream or none.</summary>
    public bool CreatesIfMissing { get; init; }

    /// <summary>The command takes a service: it decides on freshly loaded state.</summary>
    public bool UsesServices { get; init; }

    /// <summary>A conflict is answered by loading and deciding again.</summary>
    public bool RetryOnConflict { get; init; } = true;

    /// <summary>Writes a message.</summary>
    public abstract void WriteObject(JsonWriter writer, object command);

    /// <summary>Reads a message.</summary>
    public abstract object ReadObject(ReadOnlySpan<byte> json);

    /// <summary>The System.Text.Json metadata of the CLR type, over its codec.</summary>
    internal abstract JsonTypeInfo CreateJsonTypeInfo(JsonSerializerOptions options);
}
