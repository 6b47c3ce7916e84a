using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DomainFx.Serialization;

namespace DomainFx.Runtime;

/// <summary>An event type that generated code knows how to write and read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EventContract
{
    private protected EventContract(EventType type, Type clrType, IReadOnlyList<EventType> readable)
    {
        Type = type;
        ClrType = clrType;
        Readable = readable;
    }

    /// <summary>The name and schema version under which events are stored now.</summary>
    public EventType Type { get; }

    /// <summary>The contract's CLR type.</summary>
    public Type ClrType { get; }

    /// <summary>Every stored (name, schema version) that this contract reads: its own, those of its upcast chain, and former names.</summary>
    public IReadOnlyList<EventType> Readable { get; }

    /// <summary>Writes an event.</summary>
    public abstract void WriteObject(JsonWriter writer, object @event);

    /// <summary>Reads an event of any readable schema version and upcasts it to this contract.</summary>
    public abstract object ReadObject(int schemaVersion, ReadOnlySpan<byte> json);

    /// <summary>The System.Text.Json metadata of the CLR type, over its codec.</summary>
    internal abstract JsonTypeInfo CreateJsonTypeInfo(JsonSerializerOptions options);
}
