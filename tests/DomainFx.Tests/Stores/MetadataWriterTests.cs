using System.Buffers;
using System.Text.Json;
using DomainFx.Stores;

namespace DomainFx.Tests.Stores;

/// <summary>What goes straight to bytes is byte for byte what a JSON writer writes.</summary>
public sealed class MetadataWriterTests
{
    private static readonly string?[] Texts =
    [
        null, "", "user-1", "0193a5b2-7c1e-7d10-8f00-3a1b2c3d4e5f", " ~", "<a href='x'>&+`</a>", "a\"b", "a\\b", "\u007f", "\n", "\0", "žofie", "\ud83d\ude00", "\ud800", "\u2028", new string('x', 5_000),
    ];

    [Fact]
    public void Each_text_in_each_place_is_written_as_a_JSON_writer_does()
    {
        using var writer = new MetadataWriter();
        foreach (var text in Texts)
        {
            Check(writer, new EventMetadata { CorrelationId = text });
            Check(writer, new EventMetadata { CausationId = text, UserId = text });
            Check(writer, new EventMetadata { TraceId = text });
            Check(writer, new EventMetadata { UserId = "a", TenantId = text });
            if (text is null) continue;
            Check(writer, new EventMetadata { Headers = Headers((text, "value")) });
            Check(writer, new EventMetadata { TenantId = "t", Headers = Headers(("first", "1"), ("second", text)) });
        }
    }

    [Fact]
    public void A_header_without_a_value_is_null()
    {
        using var writer = new MetadataWriter();
        Check(writer, new EventMetadata { Headers = Headers(("name", null!)) });
    }

    private static Dictionary<string, string> Headers(params (string Name, string Value)[] headers) => headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.Ordinal);

    private static void Check(MetadataWriter writer, EventMetadata metadata)
    {
        var expected = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(expected, MetadataCodec.WriterOptions)) MetadataCodec.Write(json, metadata);
        var written = new ArrayBufferWriter<byte>();
        writer.Write(written, metadata);
        Assert.Equal(expected.WrittenMemory, written.WrittenMemory);
    }
}
