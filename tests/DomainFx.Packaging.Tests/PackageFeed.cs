using DomainFx.Packaging.Tests;
using DomainFx.Tests.Common;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace DomainFx.Packaging.Tests;

/// <summary>The packages of this working copy in a folder of their own, packed once for all tests.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    public static readonly string[] Packages = ["DomainFx", "DomainFx.Hosting", "DomainFx.Postgres", "DomainFx.Sqlite", "DomainFx.Testing"];

    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("domainfx-packages-");

    /// <summary>The folder of the nupkg and snupkg files.</summary>
    public string Folder => Path.Combine(_scratch.FullName, "feed");

    public async ValueTask InitializeAsync()
    {
        Consumer.Forget(Packages);
        foreach (string package in Packages)
        {
            await Tool.RunAsync(Repository.Root, "dotnet",
                ["pack", $"src/{package}", "-c", Repository.Configuration, "--no-build", "-o", Folder, "-v", "quiet"]);
        }
    }

    /// <summary>The same packages for net9.0, for which native code can be compiled where the packs for net10.0 are not to be had.</summary>
    public async Task<string> PackForNet9Async(params string[] packages)
    {
        string folder = Path.Combine(_scratch.FullName, "feed-net9.0");
        foreach (string package in packages)
        {
            await Tool.RunAsync(Repository.Root, "dotnet",
                ["pack", $"src/{package}", "-c", Repository.Configuration, "-p:DomainFxTargetFramework=net9.0", "-p:RunAnalyzers=false", "-o", folder, "-v", "quiet"]);
        }

        return folder;
    }

    /// <summary>A new folder outside the repository for a consumer's projects, with the feed beside the machine's own sources.</summary>
    internal Consumer NewConsumer(string name) => NewConsumer(name, Folder);

    /// <summary>The same, with another feed.</summary>
    internal Consumer NewConsumer(string name, string feed)
    {
        var consumer = new Consumer(Path.Combine(_scratch.FullName, name));
        consumer.Write("nuget.config",
            $"""
            <configuration>
              <packageSources>
                <add key="domainfx" value="{feed}" />
              </packageSources>
            </configuration>
            """);
        return consumer;
    }

    public ValueTask DisposeAsync()
    {
        _scratch.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
