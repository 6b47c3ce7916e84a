using System.Text;
using DomainFx.Stores;

namespace DomainFx.Tests.Stores.Coalescing;

/// <summary>Short forms of appends.</summary>
internal static class Appends
{
    /// <summary>An append whose data is its name, padded to a number of bytes.</summary>
    public static StreamAppend To(string stream, string name, int bytes = 0) => To(stream, Encoding.UTF8.GetBytes(name.PadRight(bytes)));

    public static StreamAppend To(string stream, byte[] data) => new()
    {
        Stream = new StreamId("test", stream),
        Expected = ExpectedVersion.Any,
        Events = new[] { new EventData(Guid.NewGuid(), new EventType("tested", 1), data, DateTimeOffset.UnixEpoch, EventMetadata.Empty) },
    };

    public static string NameOf(StreamAppend append) => Encoding.UTF8.GetString(append.Events.Span[0].Data.Span).TrimEnd();
}
