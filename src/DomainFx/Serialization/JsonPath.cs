using System.Text;
using System.Text.Json;

namespace DomainFx.Serialization;

/// <summary>Finds the JSON path of a byte. Only failures ask for it, so the codecs keep no path while they work.</summary>
internal static class JsonPath
{
    /// <summary>The path of the value that holds, or ends before, the byte at <paramref name="position"/>; as far as the JSON can be read.</summary>
    public static string At(ReadOnlySpan<byte> json, int position)
    {
        var steps = new Stack<Step>();
        var reader = new Utf8JsonReader(json[..Math.Clamp(position + 1, 0, json.Length)], isFinalBlock: false, state: default);
        try
        {
            while (reader.Read()) Follow(ref reader, steps);
        }
        catch (JsonException)
        {
            // The path up to the malformed place is what is asked for.
        }

        return Render(steps);
    }

    private static void Follow(ref Utf8JsonReader reader, Stack<Step> steps)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                steps.Pop();
                steps.Push(new Step(reader.GetString(), -1));
                return;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                steps.Pop();
                return;
        }

        if (steps.TryPeek(out var parent) && parent.Index >= -1 && parent.Name is null)
        {
            steps.Pop();
            steps.Push(new Step(null, parent.Index + 1));
        }

        if (reader.TokenType is JsonTokenType.StartObject) steps.Push(new Step("", -2));
        if (reader.TokenType is JsonTokenType.StartArray) steps.Push(new Step(null, -1));
    }

    private static string Render(Stack<Step> steps)
    {
        var path = new StringBuilder("$");
        foreach (var step in steps.Reverse())
        {
            if (step.Name is { Length: > 0 } name) path.Append('.').Append(name);
            else if (step.Index >= 0) path.Append('[').Append(step.Index).Append(']');
        }

        return path.ToString();
    }

    private readonly record struct Step(string? Name, int Index);
}
