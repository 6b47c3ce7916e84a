namespace DomainFx.Generators.Aggregates;

/// <summary>Writes an aggregate's commands as messages: a record for each, with its facts and its codec.</summary>
internal static class CommandsEmitter
{
    /// <summary>The message of a command, from <c>global::</c>.</summary>
    public static string MessageOf(AggregateModel model, CommandModel command) =>
        $"{GeneratedNames.Global(model.Type.Namespace)}{model.Names.Commands}.{command.Message}";

    public static void Write(SourceWriter writer, AggregateModel model)
    {
        writer.Line($"/// <summary>The commands of <see cref=\"{model.Type.FullName}\"/> as messages.</summary>");
        writer.Line(GeneratedAttributes.Generated);
        using (writer.Block($"{model.Names.Accessibility} static class {model.Names.Commands}"))
        {
            bool first = true;
            foreach (CommandModel command in model.Commands)
            {
                if (!first) writer.Line();
                first = false;
                WriteMessage(writer, model, command);
            }
        }
    }

    private static void WriteMessage(SourceWriter writer, AggregateModel model, CommandModel command)
    {
        string contract = $"global::DomainFx.ICommand<{model.Type.FullName}>";
        writer.Line($"/// <inheritdoc cref=\"{model.Type.FullName}.{command.Method}\"/>");
        using (writer.Block($"{command.Accessibility} sealed record {command.Message}({Properties(command)}) : {contract}"))
        {
            writer.Line(GeneratedAttributes.Hidden);
            writer.Line($"internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec(){Facts(command.Facts)};");
            writer.Line();
            writer.Line($"global::DomainFx.Runtime.CommandContract {contract}.Contract => __Contract;");
            writer.Line();
            using (writer.Block($"private sealed class __Codec() : global::DomainFx.Runtime.CommandContract<{command.Message}>({Identifiers.Literal(model.Category)}, {Identifiers.Literal(command.Name)})"))
                MessageCodecEmitter.Write(writer, command);
        }
    }

    private static string Properties(CommandModel command)
    {
        List<string> properties = [];
        foreach (ParameterModel parameter in command.Parameters)
        {
            if (parameter.Source is not ParameterSource.Data) continue;
            properties.Add($"{(parameter.IsParams ? "params " : "")}{parameter.Type} {parameter.Property}{(parameter.Default is { } value ? $" = {value}" : "")}");
        }

        return string.Join(", ", properties);
    }

    private static string Facts(CommandFacts facts)
    {
        List<string> set = [];
        if (facts.HasFlag(CommandFacts.Creates)) set.Add("Creates = true");
        if (facts.HasFlag(CommandFacts.CreatesIfMissing)) set.Add("CreatesIfMissing = true");
        if (facts.HasFlag(CommandFacts.UsesServices)) set.Add("UsesServices = true");
        if (!facts.HasFlag(CommandFacts.RetryOnConflict)) set.Add("RetryOnConflict = false");
        return set.Count == 0 ? "" : $" {{ {string.Join(", ", set)} }}";
    }
}
