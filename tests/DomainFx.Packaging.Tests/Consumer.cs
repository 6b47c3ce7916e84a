using System.Runtime.InteropServices;
using DomainFx.Tests.Common;

namespace DomainFx.Packaging.Tests;

/// <summary>A user's folder with projects of their own.</summary>
internal sealed class Consumer
{
    /// <summary>Where packages are unpacked, so that the machine's own cache stays clean.</summary>
    public static readonly string PackageCache = Path.Combine(Repository.Root, "artifacts", "consumer-packages");

    private readonly string _folder;

    public Consumer(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <summary>Packages of others are worth keeping between runs. Ours always have the same version, and a kept one would lie.</summary>
    public static void Forget(IEnumerable<string> packages)
    {
        foreach (string package in packages)
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
    public void WriteProject(string name, string outputType, string references, string framework = "net10.0") =>
        Write($"{name}/{name}.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
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

    /// <summary>Compiles a project to native code, without a warning; the program.</summary>
    public async Task<string> PublishNativeAsync(string project)
    {
        // Apart from the packages of the other consumers, which have the same version and are for another framework.
        var cache = new Dictionary<string, string> { ["NUGET_PACKAGES"] = FileOf("packages") };
        string log = await Tool.RunAsync(_folder, "dotnet",
            ["publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-p:PublishAot=true", "-o", FileOf("native")], cache);
        Assert.DoesNotContain("warning", log, StringComparison.OrdinalIgnoreCase);
        return Path.Combine(FileOf("native"), project);
    }

    /// <summary>Restores, builds and runs a project, in the consumer's folder.</summary>
    public async Task<string> RunAsync(string project)
    {
        await BuildAsync(project);
        return await Tool.RunAsync(_folder, "dotnet", ["run", "-c", "Release", "--no-build", "--project", project], Environment);
    }

    /// <summary>Restores and builds a project or solution, and returns what was said.</summary>
    public Task<string> BuildAsync(string project, params string[] options) => Tool.RunAsync(_folder, "dotnet", Build(project, options), Environment);

    /// <summary>What a build that must fail says.</summary>
    public async Task<string> FailAsync(string project, params string[] options)
    {
        (int code, string text) = await Tool.ExitAsync(_folder, "dotnet", Build(project, options), Environment);
        Assert.True(code != 0, $"{project} was to fail, and was built:\n{text}");
        return text;
    }

    private static Dictionary<string, string> Environment { get; } = new() { ["NUGET_PACKAGES"] = PackageCache };

    // Each message once, on a line of its own.
    private static string[] Build(string project, string[] options) => ["build", project, "-c", "Release", "-v", "quiet", "-clp:NoSummary", "-tl:off", .. options];
}
