using System.Runtime.InteropServices;
using DomainFx.Tests.Common;

namespace DomainFx.Packaging.Tests;

/// <summary>The Bank sample as users ship it: compiled ahead of time, and trimmed.</summary>
public sealed class PublishTests : IDisposable
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("domainfx-publish-");

    [Fact]
    public Task Bank_runs_as_native_code() =>
        // The net10.0 AOT pack is not everywhere; the same sources are built for net9.0.
        PublishAndRunAsync("-p:DomainFxTargetFramework=net9.0", "-p:DomainFxPublish=aot");

    [Fact]
    public Task Bank_runs_fully_trimmed() =>
        PublishAndRunAsync("-p:DomainFxPublish=trimmed");

    private async Task PublishAndRunAsync(params string[] options)
    {
        string log = await Tool.RunAsync(Repository.Root, "dotnet",
            ["publish", "samples/Bank", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", _scratch.FullName, .. options]);
        Assert.DoesNotContain("warning", log, StringComparison.OrdinalIgnoreCase);

        string output = await Tool.RunAsync(_scratch.FullName, Path.Combine(_scratch.FullName, "Bank"), []);
        Assert.Contains("1300", output, StringComparison.Ordinal);
        Assert.Contains("version 3", output, StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose() => _scratch.Delete(recursive: true);
}
