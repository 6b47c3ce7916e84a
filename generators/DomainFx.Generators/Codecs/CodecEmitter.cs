using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

/// <summary>Writes the file of a codec.</summary>
internal static class CodecEmitter
{
    /// <summary>One model for each codec that needs a file: several contracts may hold the same type, and those of events stand in the events' files.</summary>
    public static IEnumerable<CodecModel> OneOfEach(ImmutableArray<EventCodec> ofEvents, ImmutableArray<CodecModel> ofAggregates)
    {
        HashSet<CodecName> names = [];
        foreach (EventCodec codec in ofEvents)
        {
            if (codec.IsOwn) names.Add(codec.Model.Name);
        }

        foreach (CodecModel model in ofEvents.Select(static codec => codec.Model).Concat(ofAggregates))
        {
            if (names.Add(model.Name)) yield return model;
        }
    }

    public static void Emit(SourceProductionContext output, CodecModel model)
    {
        SourceWriter writer = SourceWriter.StartFile();
        Write(writer, model);
        output.AddSource($"{model.Name.HintName}.Codec.g.cs", writer.ToSourceText());
    }

    /// <summary>Writes a codec into a file that has more in it.</summary>
    public static void Write(SourceWriter writer, CodecModel model)
    {
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
    }
}
