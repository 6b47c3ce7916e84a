using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Events;

/// <summary>Writes the contract of an event type.</summary>
internal static class EventEmitter
{
    public static void Emit(SourceProductionContext output, EventModel model)
    {
        SourceWriter writer = SourceWriter.StartFile();
        output.AddSource($"{model.Type.HintName}.Event.g.cs", writer.ToSourceText());
    }
}
