using DomainFx.Generators.Snapshots;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Aggregates;

/// <summary>
/// Writes the file of an aggregate: its generated part, its commands as messages, and its client. One file, since the
/// compiler compares each generated file's name with those of all others, after every edit.
/// </summary>
internal static class AggregateEmitter
{
    public static void Emit(SourceProductionContext output, AggregateModel model)
    {
        SourceWriter writer = SourceWriter.StartFile();
        WriteMembers(writer, model);
        writer.Line();
        using (ContainerBlocks.OpenNamespace(writer, model.Type.Namespace))
        {
            CommandsEmitter.Write(writer, model);
            writer.Line();
            ClientEmitter.Write(writer, model);
        }

        output.AddSource($"{model.Type.HintName}.Aggregate.g.cs", writer.ToSourceText());
    }

    private static void WriteMembers(SourceWriter writer, AggregateModel model)
    {
        using (ContainerBlocks.OpenAround(writer, model.Type))
        using (writer.Block($"partial class {Identifiers.Escape(model.Type.Name)} : {Interfaces(model, model.Type.FullName)}"))
        {
            MembersEmitter.Write(writer, model);
            DispatchEmitter.Write(writer, model);
            if (model.Snapshot is { } snapshot) SnapshotEmitter.Write(writer, model.Type.FullName, snapshot);
        }
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
