using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace DomainFx.Build;

/// <summary>Reads what the generator wrote for the lock out of a compiled assembly, without loading it.</summary>
internal static class CompiledLock
{
    /// <summary>The text of the lock; null where the assembly stores nothing.</summary>
    public static string? Of(string assembly)
    {
        using FileStream file = File.OpenRead(assembly);
        using var image = new PEReader(file);
        if (!image.HasMetadata) return null;

        MetadataReader metadata = image.GetMetadataReader();
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            TypeDefinition type = metadata.GetTypeDefinition(handle);
            if (!metadata.StringComparer.Equals(type.Name, "DomainFxLock") || !metadata.StringComparer.Equals(type.Namespace, "DomainFx.Generated")) continue;
            foreach (FieldDefinitionHandle field in type.GetFields())
            {
                Constant constant = metadata.GetConstant(metadata.GetFieldDefinition(field).GetDefaultValue());
                return metadata.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode) as string;
            }
        }

        return null;
    }
}
