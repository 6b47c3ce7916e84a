namespace DomainFx.Roslyn.TestKit;

/// <summary>The two files of one generated file: what is expected and what a failing test received.</summary>
internal sealed record SnapshotFile(string HintName, string Verified, string Received);
