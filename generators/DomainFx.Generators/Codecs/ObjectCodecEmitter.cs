using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

/// <summary>Writes the codec of an object type.</summary>
internal static class ObjectCodecEmitter
{
    public static void Emit(SourceProductionContext output, ObjectCodecModel model)
    {
        SourceWriter writer = SourceWriter.StartFile();
        output.AddSource($"{model.Type.HintName}.Codec.g.cs", writer.ToSourceText());
    }
}
