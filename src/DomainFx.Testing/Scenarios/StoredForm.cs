using System.Text.Json;

namespace DomainFx.Testing;

internal static class StoredForm
{
    /// <summary>Whether two stored forms say the same: dictionaries have no order.</summary>
    public static bool AreEqual(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right)
    {
        if (left.Span.SequenceEqual(right.Span)) return true;
        using var leftJson = JsonDocument.Parse(left);
        using var rightJson = JsonDocument.Parse(right);
        return JsonElement.DeepEquals(leftJson.RootElement, rightJson.RootElement);
    }
}
