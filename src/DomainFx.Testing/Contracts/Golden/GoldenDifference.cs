using System.Text.Json;

namespace DomainFx.Testing;

/// <summary>Finds what was stored and is written no more. What is only written now is no difference: readers skip what they do not know.</summary>
internal static class GoldenDifference
{
    /// <summary>The first difference; null if there is none.</summary>
    public static string? Of(ReadOnlyMemory<byte> stored, ReadOnlyMemory<byte> now)
    {
        using JsonDocument before = JsonDocument.Parse(stored), after = JsonDocument.Parse(now);
        return Of(before.RootElement, after.RootElement, "$");
    }

    private static string? Of(JsonElement stored, JsonElement now, string path)
    {
        if (stored.ValueKind != now.ValueKind) return $"{path} is a {now.ValueKind}, and was a {stored.ValueKind}";
        return stored.ValueKind switch
        {
            JsonValueKind.Object => OfObjects(stored, now, path),
            JsonValueKind.Array => OfArrays(stored, now, path),
            _ => stored.GetRawText() == now.GetRawText() ? null : $"{path} is {now.GetRawText()}, and was {stored.GetRawText()}",
        };
    }

    private static string? OfObjects(JsonElement stored, JsonElement now, string path)
    {
        foreach (var property in stored.EnumerateObject())
        {
            var inner = $"{path}.{property.Name}";
            if (!now.TryGetProperty(property.Name, out var current)) return $"{inner} is gone";
            if (Of(property.Value, current, inner) is { } difference) return difference;
        }

        return null;
    }

    private static string? OfArrays(JsonElement stored, JsonElement now, string path)
    {
        if (stored.GetArrayLength() != now.GetArrayLength()) return $"{path} has {now.GetArrayLength()} items, and had {stored.GetArrayLength()}";
        for (var index = 0; index < stored.GetArrayLength(); index++)
        {
            if (Of(stored[index], now[index], $"{path}[{index}]") is { } difference) return difference;
        }

        return null;
    }
}
