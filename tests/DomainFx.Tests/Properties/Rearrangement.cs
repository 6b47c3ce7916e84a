using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DomainFx.Tests.Properties;

/// <summary>Other JSON for the same value: properties in reverse, white space, every character escaped, unknown properties around.</summary>
internal static class Rearrangement
{
    private static readonly JsonWriterOptions Spaced = new() { Indented = true, Encoder = JavaScriptEncoder.Create(new TextEncoderSettings()) };

    public static byte[] Of(byte[] json)
    {
        var node = Reversed(JsonNode.Parse(json));
        if (node is JsonObject root)
        {
            root.Insert(0, "unknown \u00e4 1", JsonNode.Parse("""{"a":[1,2,{"b":"]}\"","c":null}],"d":-1.5e3}"""));
            root.Add("unknown\"2", JsonNode.Parse("""[[],{},"",true,false]"""));
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Spaced))
        {
            Write(writer, node);
        }

        return stream.ToArray();
    }

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, Reversed(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Reversed)]),
        _ => node?.DeepClone(),
    };

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        if (node is null) writer.WriteNullValue();
        else node.WriteTo(writer);
    }
}
