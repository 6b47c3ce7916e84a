using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DomainFx.Serialization;

namespace DomainFx.Runtime;

/// <summary>An event type that generated code knows how to write and read.</summary>
/// <typeparam name="TEvent">The contract's CLR type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EventContract<TEvent> : EventContract
    where TEvent : notnull
{
    /// <summary>Called by generated code.</summary>
    protected EventContract(EventType type, IReadOnlyList<EventType> readable)
        : base(type, typeof(TEvent), readable)
    {
    }

    /// <summary>Writes an event.</summary>
    public abstract void Write(JsonWriter writer, TEvent @event);

    /// <summary>Reads an event of any readable schema version and upcasts it to this contract.</summary>
    /// <exception cref="JsonFormatException">The JSON is malformed, or no such event.</exception>
    /// <exception cref="UnreadableSchemaVersionException">The schema version is none of <see cref="EventContract.Readable"/>.</exception>
    public abstract TEvent Read(int schemaVersion, ReadOnlySpan<byte> json);

    /// <inheritdoc/>
    public sealed override void WriteObject(JsonWriter writer, object @event) => Write(writer, (TEvent)@event);

    /// <inheritdoc/>
    public sealed override object ReadObject(int schemaVersion, ReadOnlySpan<byte> json) => Read(schemaVersion, json);

    internal sealed override JsonTypeInfo CreateJsonTypeInfo(JsonSerializerOptions options) =>
        JsonMetadataServices.CreateValueInfo<TEvent>(options, new CodecConverter<TEvent>(Write, json => Read(Type.SchemaVersion, json)));
}
