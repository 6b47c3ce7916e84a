namespace DomainFx.Benchmarks.Command;

/// <summary>The purses that both sides use.</summary>
internal static class PurseIds
{
    public static readonly IReadOnlyList<string> All = [.. Enumerable.Range(1, 64).Select(number => $"purse-{number}")];
}
