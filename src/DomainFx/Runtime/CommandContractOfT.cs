using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DomainFx.Serialization;

namespace DomainFx.Runtime;

/// <summary>A command that generated code knows how to write and read.</summary>
/// <typeparam name="TCommand">The message's CLR type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CommandContract<TCommand> : CommandContract
    where TCommand : notnull
{
    /// <summary>Called by generated code.</summary>
    protected CommandContract(string aggregate, string name)
        : base(aggregate, name, typeof(TCommand))
    {
    }

    /// <summary>Writes a message.</summary>
    public abstract void Write(JsonWriter writer, TCommand command);

    /// <summary>Reads a message.</summary>
    /// <exception cref="JsonFormatException">The JSON is malformed, or no such command.</exception>
    public abstract TCommand Read(ReadOnlySpan<byte> json);

    /// <inheritdoc/>
    public sealed override void WriteObject(JsonWriter writer, object command) => Write(writer, (TCommand)command);

    /// <inheritdoc/>
    public sealed override object ReadObject(ReadOnlySpan<byte> json) => Read(json);

    internal sealed override JsonTypeInfo CreateJsonTypeInfo(JsonSerializerOptions options) =>
        JsonMetadataServices.CreateValueInfo<TCommand>(options, new CodecConverter<TCommand>(Write, Read));
}
