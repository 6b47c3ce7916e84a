using System.IO.Compression;
using System.Xml.Linq;

namespace DomainFx.Packaging.Tests;

public class PackageContentTests(PackageFeed feed)
{
    private static readonly string[] InEvery = ["README.md", "icon.png"];

    [Fact]
    public void DomainFx_carries_the_run_time_and_the_compilers_part() => Holds("DomainFx",
        "lib/net10.0/DomainFx.dll",
        "lib/net10.0/DomainFx.xml",
        "analyzers/dotnet/cs/DomainFx.Generators.dll",
        "analyzers/dotnet/cs/DomainFx.Analyzers.dll",
        "analyzers/dotnet/cs/DomainFx.CodeFixes.dll",
        "buildTransitive/DomainFx.props",
        "buildTransitive/DomainFx.targets",
        "tasks/DomainFx.Build.dll");

    [Fact]
    public void Hosting_is_one_library() => Holds("DomainFx.Hosting", "lib/net10.0/DomainFx.Hosting.dll", "lib/net10.0/DomainFx.Hosting.xml");

    [Fact]
    public void Sqlite_is_one_library() => Holds("DomainFx.Sqlite", "lib/net10.0/DomainFx.Sqlite.dll", "lib/net10.0/DomainFx.Sqlite.xml");

    [Fact]
    public void Postgres_is_one_library() => Holds("DomainFx.Postgres", "lib/net10.0/DomainFx.Postgres.dll", "lib/net10.0/DomainFx.Postgres.xml");

    [Fact]
    public void Testing_is_one_library() => Holds("DomainFx.Testing", "lib/net10.0/DomainFx.Testing.dll", "lib/net10.0/DomainFx.Testing.xml", "buildTransitive/DomainFx.Testing.targets");

    [Theory]
    [InlineData("DomainFx", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions")]
    [InlineData("DomainFx.Hosting", "DomainFx", "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Hosting.Abstractions")]
    [InlineData("DomainFx.Postgres", "DomainFx", "Npgsql")]
    [InlineData("DomainFx.Sqlite", "DomainFx", "Microsoft.Data.Sqlite", "SQLitePCLRaw.bundle_e_sqlite3", "SQLitePCLRaw.core")]
    [InlineData("DomainFx.Testing", "DomainFx")]
    public void A_package_depends_on_what_its_project_names_and_no_more(string package, params string[] dependencies) =>
        Assert.Equal(dependencies, Nuspec(package).Descendants().Where(node => node.Name.LocalName == "dependency").Select(node => node.Attribute("id")!.Value).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("DomainFx")]
    [InlineData("DomainFx.Hosting")]
    [InlineData("DomainFx.Postgres")]
    [InlineData("DomainFx.Sqlite")]
    [InlineData("DomainFx.Testing")]
    public void A_package_says_what_it_is(string package)
    {
        Dictionary<string, string> metadata = Nuspec(package).Root!.Elements().Single().Elements().ToDictionary(node => node.Name.LocalName, node => node.Value);
        Assert.Equal("MIT", metadata["license"]);
        Assert.Equal("icon.png", metadata["icon"]);
        Assert.Equal("README.md", metadata["readme"]);
        Assert.NotEqual("Package Description", metadata["description"]);
        Assert.False(metadata.ContainsKey("developmentDependency"), "As a development dependency, the package would not reach projects that reference a domain.");
    }

    [Theory]
    [InlineData("DomainFx")]
    [InlineData("DomainFx.Hosting")]
    [InlineData("DomainFx.Postgres")]
    [InlineData("DomainFx.Sqlite")]
    [InlineData("DomainFx.Testing")]
    public void Symbols_are_packed_beside(string package)
    {
        using ZipArchive symbols = Open(package, "snupkg");
        Assert.Contains(symbols.Entries, entry => entry.FullName == $"lib/net10.0/{package}.pdb");
    }

    private void Holds(string package, params string[] entries)
    {
        using ZipArchive archive = Open(package, "nupkg");
        IEnumerable<string> found = archive.Entries.Select(entry => entry.FullName).Where(name => !IsEnvelope(name));
        Assert.Equal([.. entries.Concat(InEvery).Order(StringComparer.Ordinal)], found.Order(StringComparer.Ordinal));
    }

    private XDocument Nuspec(string package)
    {
        using ZipArchive archive = Open(package, "nupkg");
        using Stream stream = archive.GetEntry($"{package}.nuspec")!.Open();
        return XDocument.Load(stream);
    }

    private ZipArchive Open(string package, string extension) =>
        ZipFile.OpenRead(Assert.Single(Directory.GetFiles(feed.Folder, $"{package}.0.*.{extension}")));

    // What the packing itself adds to each archive.
    private static bool IsEnvelope(string name) =>
        name.EndsWith(".nuspec", StringComparison.Ordinal) || name.StartsWith("_rels/", StringComparison.Ordinal)
        || name.StartsWith("package/", StringComparison.Ordinal) || name == "[Content_Types].xml";
}
