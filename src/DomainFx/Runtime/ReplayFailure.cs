using DomainFx.Serialization;
using DomainFx.Stores;

namespace DomainFx.Runtime;

/// <summary>Says of which stored event a failure is: the codecs and <c>[Event]</c> methods do not know it.</summary>
internal static class ReplayFailure
{
    public static DomainFxException Of(Exception exception, in EventView stored)
    {
        var type = new EventType(stored.TypeName, stored.SchemaVersion);
        return exception switch
        {
            UnreadableSchemaVersionException unreadable => new UnknownEventTypeException(
                stored.Stream, stored.Version, stored.Position, type, unreadable.NewestKnown),
            JsonFormatException format => new EventSerializationException(
                format.Message, stored.Stream, stored.Version, stored.Position, type, JsonPath.At(stored.Data, format.Position), format),
            EventSerializationException already => already, // of the event's metadata
            _ => new EventReplayException(stored.Stream, stored.Version, stored.Position, type, exception),
        };
    }
}
