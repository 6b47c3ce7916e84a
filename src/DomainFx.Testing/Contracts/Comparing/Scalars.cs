using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DomainFx.Testing;

/// <summary>Values that are compared by what they are, not by their members.</summary>
internal static class Scalars
{
    public static bool Are(object value) => value.GetType() is { IsPrimitive: true } or { IsEnum: true } || value
        is string or decimal or Guid or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Uri or Version or Half or Int128 or UInt128 or BigInteger or Rune or Type or JsonElement or JsonNode;

    public static bool AreEqual(object expected, object actual) => (expected, actual) switch
    {
        (DateTime left, DateTime right) => left == right && left.Kind == right.Kind,
        (DateTimeOffset left, DateTimeOffset right) => left.EqualsExact(right),
        (Uri left, Uri right) => left.OriginalString == right.OriginalString,
        (JsonElement left, JsonElement right) => JsonElement.DeepEquals(left, right),
        (JsonNode left, JsonNode right) => JsonNode.DeepEquals(left, right),
        _ => expected.Equals(actual),
    };
}
