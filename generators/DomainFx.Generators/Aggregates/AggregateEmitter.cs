using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Aggregates;

/// <summary>Writes the generated part of an aggregate.</summary>
internal static class AggregateEmitter
{
    public static void Emit(SourceProductionContext output, AggregateModel model)
    {
        SourceWriter writer = SourceWriter.StartFile();
        output.AddSource($"{model.Type.HintName}.Aggregate.g.cs", writer.ToSourceText());
    }
}
