using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Aggregates;

/// <summary>Writes the files of an aggregate: its generated part, its commands as messages, and its client.</summary>
internal static class AggregateEmitter
{
    public static void Emit(SourceProductionContext output, AggregateModel model)
    {
        output.AddSource($"{model.Type.HintName}.Aggregate.g.cs", MembersFile(model).ToSourceText());
        output.AddSource($"{model.Type.HintName}.Commands.g.cs", CommandsEmitter.File(model).ToSourceText());
        output.AddSource($"{model.Type.HintName}.Client.g.cs", ClientEmitter.File(model).ToSourceText());
    }

    private static SourceWriter MembersFile(AggregateModel model)
    {
        SourceWriter writer = SourceWriter.StartFile();
        string name = model.Type.FullName;
        using (ContainerBlocks.OpenAround(writer, model.Type))
        using (writer.Block($"partial class {Identifiers.Escape(model.Type.Name)} : {Interfaces(model, name)}"))
        {
            MembersEmitter.Write(writer, model);
            writer.Line();
            DispatchEmitter.Write(writer, model);
        }

        return writer;
    }

    private static string Interfaces(AggregateModel model, string name)
    {
        string text = $"global::DomainFx.IAggregate<{name}, {model.Id.Type}>";
        foreach (HandlerModel handler in model.Handlers)
        {
            if (!handler.CanRaise) text += $", global::DomainFx.IRaises<{handler.EventType}>";
        }

        return text;
    }
}
