using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using DomainFx.Tests.Common;

namespace DomainFx.Architecture.Tests;

/// <summary>A project of the product: what its csproj names, and what its assembly refers to.</summary>
internal sealed record Project(string Name, string File)
{
    /// <summary>Every project under src, generators and analyzers.</summary>
    public static IReadOnlyList<Project> All { get; } =
    [
        .. from area in new[] { "src", "generators", "analyzers" }
           from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, area), "*.csproj", SearchOption.AllDirectories)
           orderby file
           select new Project(Path.GetFileNameWithoutExtension(file), file),
    ];

    public static Project Of(string name) => All.Single(project => project.Name == name);

    public bool IsRunTime => File.StartsWith(Path.Combine(Repository.Root, "src") + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The names of the projects that the csproj refers to.</summary>
    public IEnumerable<string> NamedProjects =>
        XDocument.Load(File).Descendants("ProjectReference").Select(node => Path.GetFileNameWithoutExtension(node.Attribute("Include")!.Value));

    /// <summary>The names of the assemblies that the compiled assembly refers to.</summary>
    public IReadOnlyList<string> ReferencedAssemblies()
    {
        string path = Path.Combine(Repository.Root, "artifacts", "bin", Name, Repository.Configuration.ToLowerInvariant(), $"{Name}.dll");
        using var image = new PEReader(System.IO.File.OpenRead(path));
        MetadataReader reader = image.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }

    public override string ToString() => Name;
}
