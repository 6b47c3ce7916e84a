using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

/// <summary>Writes the file of a codec.</summary>
internal static class CodecEmitter
{
    /// <summary>One model for each codec: several contracts may hold the same type.</summary>
    public static IEnumerable<CodecModel> OneOfEach(ImmutableArray<CodecModel> models)
    {
        HashSet<CodecName> names = [];
        foreach (CodecModel model in models)
        {
            if (names.Add(model.Name)) yield return model;
        }
    }

    public static void Emit(SourceProductionContext output, CodecModel model)
    {
        SourceWriter writer = SourceWriter.StartFile();
        using (CodecBlock.Open(writer, model.Name))
        {
            switch (model)
            {
                case ObjectCodecModel codec:
                    ObjectCodecEmitter.Emit(writer, codec);
                    break;
                case EnumCodecModel codec:
                    EnumCodecEmitter.Emit(writer, codec);
                    break;
                case WrapperCodecModel codec:
                    WrapperCodecEmitter.Emit(writer, codec);
                    break;
            }
        }

        output.AddSource($"{model.Name.HintName}.Codec.g.cs", writer.ToSourceText());
    }
}
