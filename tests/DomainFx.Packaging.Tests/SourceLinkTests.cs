using System.Text.Json;
using DomainFx.Tests.Common;

namespace DomainFx.Packaging.Tests;

public sealed class SourceLinkTests : IDisposable
{
    private readonly DirectoryInfo _clone = Directory.CreateTempSubdirectory("domainfx-clone-");

    [Fact]
    public async Task Debuggers_find_the_sources_of_a_hosted_repository()
    {
        Assert.SkipUnless(Path.Exists(Path.Combine(Repository.Root, ".git")), "Source links come from git, and this copy has none.");
        await GitAsync("clone", "--quiet", "--shared", Repository.Root, ".");
        await GitAsync("remote", "set-url", "origin", "https://github.com/example/domainfx.git");
        string commit = (await GitAsync("rev-parse", "HEAD")).Trim();

        await Tool.RunAsync(_clone.FullName, "dotnet", ["restore", "src/DomainFx", "-v", "quiet"]);
        await Tool.RunAsync(_clone.FullName, "dotnet",
            ["msbuild", "src/DomainFx", "-t:PrepareForBuild;InitializeSourceControlInformation;GenerateSourceLinkFile", "-p:Configuration=Release", "-v:quiet"]);

        string file = Assert.Single(Directory.GetFiles(_clone.FullName, "DomainFx.sourcelink.json", SearchOption.AllDirectories));
        using JsonDocument link = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        JsonProperty target = Assert.Single(link.RootElement.GetProperty("documents").EnumerateObject());
        Assert.Equal($"https://raw.githubusercontent.com/example/domainfx/{commit}/*", target.Value.GetString());
    }

    public void Dispose() => _clone.Delete(recursive: true);

    private Task<string> GitAsync(params string[] arguments) => Tool.RunAsync(_clone.FullName, "git", arguments);
}
