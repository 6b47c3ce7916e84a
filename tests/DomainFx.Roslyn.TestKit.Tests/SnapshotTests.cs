using System.Reflection;
using Xunit.Sdk;

namespace DomainFx.Roslyn.TestKit.Tests;

public class SnapshotTests
{
    private static readonly string Folder = typeof(SnapshotTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ProjectFolder").Value!;

    [Fact]
    public void An_equal_text_passes() => Snapshot.Match(Texts(("Greeting.g.cs", "class Greeting;\n")));

    [Fact]
    public void A_different_text_fails_with_its_lines_and_leaves_the_received_file()
    {
        string received = Path.Combine(Folder, $"{nameof(SnapshotTests)}.{nameof(A_different_text_fails_with_its_lines_and_leaves_the_received_file)}#Greeting.g.received.cs");
        var failure = Assert.ThrowsAny<XunitException>(() => Snapshot.Match(Texts(("Greeting.g.cs", "class Greeting2;\n"))));
        Assert.Contains("- class Greeting;", failure.Message, StringComparison.Ordinal);
        Assert.Contains("+ class Greeting2;", failure.Message, StringComparison.Ordinal);
        Assert.Equal("//HintName: Greeting.g.cs\nclass Greeting2;\n", File.ReadAllText(received));
        File.Delete(received);
    }

    [Fact]
    public void A_file_that_is_no_longer_generated_fails()
    {
        var failure = Assert.ThrowsAny<XunitException>(() => Snapshot.Match(Texts(("Greeting.g.cs", "class Greeting;\n"))));
        Assert.Contains("Gone.g.verified.cs: this test no longer generates it", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_snapshot_whose_test_is_gone_is_an_orphan() =>
        Assert.Equal(["SnapshotTests.Deleted_test#Greeting.g.verified.cs"], SnapshotOrphans.Of(typeof(SnapshotTests).Assembly));

    private static Dictionary<string, string> Texts(params (string HintName, string Text)[] texts) =>
        texts.ToDictionary(pair => pair.HintName, pair => pair.Text);
}
