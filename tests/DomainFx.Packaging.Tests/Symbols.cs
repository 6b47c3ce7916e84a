using System.Reflection.Metadata;

namespace DomainFx.Packaging.Tests;

/// <summary>Reads a portable PDB file.</summary>
internal static class Symbols
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>The file names of the documents whose text the PDB holds.</summary>
    public static IReadOnlyList<string> EmbeddedSources(string file)
    {
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(file));
        MetadataReader reader = provider.GetMetadataReader();
        return
        [
            .. from document in reader.Documents
               where reader.GetCustomDebugInformation(document)
                   .Any(handle => reader.GetGuid(reader.GetCustomDebugInformation(handle).Kind) == EmbeddedSource)
               select Path.GetFileName(reader.GetString(reader.GetDocument(document).Name)),
        ];
    }
}
