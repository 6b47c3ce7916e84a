using DomainFx.Tests.Common;

namespace DomainFx.Packaging.Tests;

/// <summary>A user's folder with projects of their own.</summary>
internal sealed class Consumer
{
    // Packages of others are worth keeping between runs. Ours always have the same version, and a kept one would lie.
    private static readonly string PackageCache = Path.Combine(Repository.Root, "artifacts", "consumer-packages");

    private readonly string _folder;

    public Consumer(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        foreach (string package in PackageFeed.Packages)
        {
            string kept = Path.Combine(PackageCache, package.ToLowerInvariant());
            if (Directory.Exists(kept)) Directory.Delete(kept, recursive: true);
        }
    }

    public string FileOf(string path) => Path.Combine(_folder, path);

    public void Write(string path, string text)
    {
        string file = FileOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>A project as strict as users make them; <paramref name="references"/> are its items.</summary>
    public void WriteProject(string name, string outputType, string references) =>
        Write($"{name}/{name}.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>{outputType}</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisLevel>latest-recommended</AnalysisLevel>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
              </PropertyGroup>
              <ItemGroup>
                {references}
              </ItemGroup>
            </Project>
            """);

    /// <summary>Restores, builds and runs a project, in the consumer's folder.</summary>
    public async Task<string> RunAsync(string project)
    {
        var cache = new Dictionary<string, string> { ["NUGET_PACKAGES"] = PackageCache };
        await Tool.RunAsync(_folder, "dotnet", ["build", project, "-c", "Release", "-v", "quiet"], cache);
        return await Tool.RunAsync(_folder, "dotnet", ["run", "-c", "Release", "--no-build", "--project", project], cache);
    }
}
