namespace DomainFx.Testing.Tests.Contracts;

/// <summary>What was stored once is kept in files, and codecs are held to it.</summary>
public sealed class GoldenFileTests : IDisposable
{
    private const string Opened = "event 'account-opened v1' keeps to its golden file";

    private readonly DirectoryInfo _project = Directory.CreateTempSubdirectory("domainfx-golden-");

    public GoldenFileTests() => File.WriteAllText(Path.Combine(_project.FullName, "Some.Tests.csproj"), "<Project />");

    private string OpenedFile => Path.Combine(_project.FullName, "golden", "account-opened.v1.jsonl");

    [Fact]
    public async Task A_file_that_is_not_there_is_written_and_looked_at_once()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") is "true", "In CI nothing is written.");
        Assert.Contains("was written: look at it, and commit it", await FailureAsync(), StringComparison.Ordinal);
        Assert.Equal(3, (await File.ReadAllLinesAsync(OpenedFile, TestContext.Current.CancellationToken)).Length);
        var written = await File.ReadAllBytesAsync(OpenedFile, TestContext.Current.CancellationToken);
        await Check().VerifyAsync(TestContext.Current.CancellationToken);
        Assert.Equal(written, await File.ReadAllBytesAsync(OpenedFile, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_stored_and_is_written_otherwise_is_found()
    {
        Store("""{"initialBalance":5,"branch":"north"}""");
        Assert.Contains("$.branch is gone", await FailureAsync(), StringComparison.Ordinal);
        Store("""{"initialBalance":5.0}""");
        Assert.Contains("event 'account-opened v1'", await FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_any_more_is_found()
    {
        Store("""{"initialBalance":"five"}""");
        Assert.Contains("cannot be read from its golden file", await FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_version_has_a_check_of_its_own()
    {
        List<string> names = [.. Checks().Select(static check => check.Name)];
        Assert.Contains(Opened, names);
        Assert.Equal(names.Distinct(), names);
    }

    public void Dispose() => _project.Delete(recursive: true);

    private void Store(string json)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(OpenedFile)!);
        File.WriteAllText(OpenedFile, json + "\n");
    }

    private ContractChecks Checks() => ContractTests.GoldenFiles(domain => domain.AddDomainFxTestingTests(), testFile: Path.Combine(_project.FullName, "Contracts", "SomeTests.cs"));

    private ContractCheck Check() => Checks()[Opened];

    private async Task<string> FailureAsync() => (await Assert.ThrowsAsync<ScenarioException>(() => Check().VerifyAsync(TestContext.Current.CancellationToken))).Message;
}
