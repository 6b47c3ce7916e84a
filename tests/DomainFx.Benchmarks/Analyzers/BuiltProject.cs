using System.Diagnostics;
using System.Text.Json;
using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Generator;

namespace DomainFx.Benchmarks.Analyzers;

/// <summary>
/// A project of many aggregates on disk, as <c>dotnet new classlib</c> makes it, and what its build hands to the compiler: asked of MSBuild once. Each
/// compilation is then that very command line, to a compiler server of its own that stays warm, as a build uses one.
/// </summary>
internal sealed class BuiltProject : IAsyncDisposable
{
    private const string RulesAssembly = "DomainFx.Analyzers.dll";

    private readonly TemporaryFolder _folder = new();
    private readonly string _pipe = $"domainfx-benchmark-{Guid.NewGuid():N}";
    private readonly string _compilers;

    /// <summary>Writes the project and restores it.</summary>
    /// <param name="aggregates">How many aggregates.</param>
    /// <param name="handlers">How many commands and events each has.</param>
    public BuiltProject(int aggregates, int handlers)
    {
        int number = 0;
        foreach (string source in ManyAggregates.Sources(aggregates, handlers)) File.WriteAllText(_folder.File($"Aggregate{number++}.cs"), source);
        string project = _folder.File("Shop.csproj");
        File.WriteAllText(project, Project);
        Run("dotnet", "restore", project);
        using JsonDocument asked = JsonDocument.Parse(Run("dotnet", "msbuild", project, "-t:Compile", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-getItem:CscCommandLineArgs", "-getProperty:RoslynTargetsPath"));
        string[] arguments = [.. asked.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(static item => item.GetProperty("Identity").GetString()!).Where(static argument => argument != "/noconfig")];
        _compilers = Path.Combine(asked.RootElement.GetProperty("Properties").GetProperty("RoslynTargetsPath").GetString()!, "bincore");
        foreach (string output in arguments.Where(static argument => argument.StartsWith("/refout:", StringComparison.Ordinal))) Directory.CreateDirectory(_folder.File(Path.GetDirectoryName(output["/refout:".Length..])!));
        File.WriteAllLines(ResponseFile(hasRules: true), arguments.Select(Quoted));
        File.WriteAllLines(ResponseFile(hasRules: false), arguments.Where(static argument => !argument.EndsWith(RulesAssembly, StringComparison.Ordinal)).Select(Quoted));
    }

    private static string Project =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
          <ItemGroup>
            <Reference Include="{Path.Combine(AppContext.BaseDirectory, "DomainFx.dll")}" />
            <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "DomainFx.Generators.dll")};{Path.Combine(AppContext.BaseDirectory, RulesAssembly)}" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>Compiles it.</summary>
    public void Compile(bool hasRules) => Run(Path.Combine(_compilers, "csc"), "/noconfig", $"/shared:{_pipe}", "/keepalive:60", $"@{ResponseFile(hasRules)}");

    public ValueTask DisposeAsync()
    {
        Run(Path.Combine(_compilers, "VBCSCompiler"), $"-pipename:{_pipe}", "-shutdown");
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private string ResponseFile(bool hasRules) => _folder.File(hasRules ? "with.rsp" : "without.rsp");

    // An option that is quoted as a whole is not always taken for one.
    private static string Quoted(string argument) => argument.AsSpan().ContainsAny(" ,") && argument[0] != '/' ? $"\"{argument}\"" : argument;

    private string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = _folder.File("") };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
    }
}
