using System.Text.RegularExpressions;
using DomainFx.Tests.Common;

namespace DomainFx.Packaging.Tests;

/// <summary>
/// Every mistake that a rule's page shows, typed into projects of a user's that have the packages, and built once. What needs no project of
/// its own shares one, each mistake in a namespace and with stored names of its own.
/// </summary>
public sealed partial class Mistakes(PackageFeed feed) : IAsyncLifetime
{
    private const string Package = """<PackageReference Include="DomainFx" Version="0.1.0" />""";

    /// <summary>Marked code in the newest C#.</summary>
    internal static readonly string Newest = Path.Combine(Repository.Root, "tests", "DomainFx.Packaging.Tests", "Newest", "Purse.cs");

    private readonly List<string> _projects = [];

    /// <summary>What the build said.</summary>
    internal string Log { get; private set; } = "";

    /// <summary>What the build said of rules, by the folder of the mistake.</summary>
    internal ILookup<string, Finding> Found { get; private set; } = Enumerable.Empty<Finding>().ToLookup(static finding => finding.Page);

    public async ValueTask InitializeAsync()
    {
        Consumer consumer = feed.NewConsumer("mistakes");
        // Shown by a build too.
        consumer.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.DFX2090.severity = warning\n");
        WriteProject(consumer, "Shared", Package);
        foreach (RulePage page in RulePage.All)
        {
            if (page.Bad.All(static file => file.IsOfExample) && page.Id != "DFX2034") Share(consumer, page);
            else WriteAlone(consumer, page);
        }

        WriteProject(consumer, "Newest", Package);
        consumer.Write("Newest/Purse.cs", await File.ReadAllTextAsync(Newest));
        consumer.Write("mistakes.slnx", $"<Solution>{string.Concat(_projects.Select(static project => $"""<Project Path="{project}/{project}.csproj" />"""))}</Solution>");
        Log = await consumer.FailAsync("mistakes.slnx");
        Found = Message().Matches(Log)
            .Select(static message => new Finding(message.Groups["page"].Value, message.Groups["severity"].Value, message.Groups["id"].Value, message.Groups["text"].Value))
            .ToLookup(static finding => finding.Page);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Share(Consumer consumer, RulePage page)
    {
        foreach (RuleExampleFile file in page.Bad)
        {
            string text = file.Text.Replace("namespace Example", $"namespace {page.Id}", StringComparison.Ordinal);
            consumer.Write($"Shared/{page.Id}/{file.Name}", StoredName().Replace(text, $"${{attribute}}{page.Id.ToLowerInvariant()}-${{name}}\""));
        }
    }

    // A lock is a project's, and so is an assembly that an example refers to. What does not compile at all hides what others would say.
    private void WriteAlone(Consumer consumer, RulePage page)
    {
        string references = Package;
        if (page.Bad.Any(static file => file.IsOfReference))
        {
            WriteProject(consumer, $"{page.Id}.Reference", Package);
            references += $"""<ProjectReference Include="../{page.Id}.Reference/{page.Id}.Reference.csproj" />""";
        }

        if (page.Bad.Any(static file => file.IsOfPlain))
        {
            WriteProject(consumer, $"{page.Id}.Plain", $"""<Reference Include="{Consumer.PackageCache}/domainfx/0.1.0/lib/net10.0/DomainFx.dll" />""");
            references += $"""<ProjectReference Include="../{page.Id}.Plain/{page.Id}.Plain.csproj" />""";
        }

        WriteProject(consumer, page.Id, references);
        foreach (RuleExampleFile file in page.Bad)
        {
            string folder = file.IsOfReference ? $"{page.Id}.Reference" : file.IsOfPlain ? $"{page.Id}.Plain" : page.Id;
            consumer.Write($"{folder}/{Path.GetFileName(file.Name)}", file.Text);
        }
    }

    private void WriteProject(Consumer consumer, string name, string references)
    {
        _projects.Add(name);
        consumer.Write($"{name}/{name}.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup>{references}</ItemGroup>
            </Project>
            """);
    }

    // Names that are mistakes themselves stay as they are.
    [GeneratedRegex(@"(?<attribute>\[(Aggregate|EventType|ReadModel|Projection|Reactor)\(""(?=[a-z])|FormerNames = \[""(?=[a-z]))(?<name>[a-z0-9-]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex StoredName();

    [GeneratedRegex(@"[/\\](?<page>DFX\d{4})[/\\][^(\r\n]*\(\d+,\d+(,\d+,\d+)?\): (?<severity>error|warning) (?<id>\w+): (?<text>.*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Message();
}
