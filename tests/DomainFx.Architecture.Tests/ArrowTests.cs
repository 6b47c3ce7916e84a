namespace DomainFx.Architecture.Tests;

/// <summary>Dependencies point one way.</summary>
public class ArrowTests
{
    // Whom a project may know. Hosting, brokers, AspNetCore and Cli come on top of what is here.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["DomainFx"] = [],
        ["DomainFx.Sqlite"] = ["DomainFx"],
        ["DomainFx.Postgres"] = ["DomainFx"],
        ["DomainFx.Testing"] = ["DomainFx"],
        ["DomainFx.Hosting"] = ["DomainFx"],
        ["DomainFx.AspNetCore"] = ["DomainFx.Hosting", "DomainFx"],
        ["DomainFx.Cli"] = ["DomainFx.Hosting", "DomainFx"],
        ["DomainFx.Generators"] = [],
        ["DomainFx.Analyzers"] = [],
        ["DomainFx.Build"] = [],
        ["DomainFx.CodeFixes"] = ["DomainFx.Analyzers"],
    };

    public static TheoryData<string> Projects => [.. Project.All.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_knows_only_those_below_it(string name)
    {
        Assert.True(Allowed.TryGetValue(name, out string[]? allowed), $"{name} is new: give it its arrows here.");
        Project project = Project.Of(name);
        IEnumerable<string> known = project.ReferencedAssemblies()
            .Where(assembly => assembly.StartsWith("DomainFx", StringComparison.Ordinal))
            .Concat(project.NamedProjects);
        Assert.Empty(known.Except(allowed));
    }

    [Fact]
    public void The_core_knows_no_database_no_host_and_no_broker() =>
        Assert.Empty(ForeignAssemblies("DomainFx").Except(
            ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions"]));

    [Fact]
    public void The_test_kit_knows_no_test_framework() =>
        Assert.DoesNotContain(ForeignAssemblies("DomainFx.Testing"), assembly => !assembly.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));

    [Theory]
    [InlineData("DomainFx.Generators")]
    [InlineData("DomainFx.Analyzers")]
    public void What_runs_in_the_compiler_knows_the_compiler_alone(string project) =>
        Assert.Empty(ForeignAssemblies(project).Except(["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"]));

    [Fact]
    public void What_runs_in_the_build_knows_MSBuild_alone() =>
        Assert.Empty(ForeignAssemblies("DomainFx.Build").Except(["netstandard", "Microsoft.Build.Framework"]));

    [Fact]
    public void A_source_file_belongs_to_one_run_time_project()
    {
        IEnumerable<Project> linking = Project.All.Where(project =>
            project.IsRunTime && File.ReadAllText(project.File).Contains("<Compile Include", StringComparison.Ordinal));
        Assert.Empty(linking);
    }

    private static IEnumerable<string> ForeignAssemblies(string project) =>
        Project.Of(project).ReferencedAssemblies().Where(assembly =>
            !IsRuntime(assembly) && !assembly.StartsWith("DomainFx", StringComparison.Ordinal));

    private static bool IsRuntime(string assembly) =>
        assembly.StartsWith("System.", StringComparison.Ordinal) || assembly == "Microsoft.Win32.Primitives";
}
