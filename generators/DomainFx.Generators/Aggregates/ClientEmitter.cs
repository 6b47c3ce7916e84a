namespace DomainFx.Generators.Aggregates;

/// <summary>Writes an aggregate's typed client, and the extension method that makes it.</summary>
internal static class ClientEmitter
{
    private const string Result = "global::System.Threading.Tasks.Task<global::DomainFx.CommandResult>";
    private const string Token = "global::System.Threading.CancellationToken";
    private const string Options = "global::DomainFx.CommandOptions?";

    public static void Write(SourceWriter writer, AggregateModel model)
    {
        WriteClient(writer, model);
        writer.Line();
        WriteExtension(writer, model);
    }

    private static void WriteClient(SourceWriter writer, AggregateModel model)
    {
        string aggregate = model.Type.FullName;
        string inner = $"global::DomainFx.AggregateClient<{aggregate}, {model.Id.Type}>";
        string docs = "global::DomainFx.AggregateClient{TAggregate, TId}";
        writer.Line($"/// <summary>Sends commands to one <see cref=\"{aggregate}\"/> and loads it.</summary>");
        writer.Line(GeneratedAttributes.SteppedThrough);
        using (writer.Block($"{model.Names.Accessibility} sealed class {model.Names.Client}"))
        {
            WriteConstructor(writer, model.Names.Client, inner);
            writer.Line("/// <summary>The same commands; a rejection, a conflict or a missing aggregate is a result, not an exception.</summary>");
            writer.Line("public TryClient Try => new(this._client);");
            writer.Line();
            writer.Line($"/// <inheritdoc cref=\"{docs}.LoadAsync\"/>");
            writer.Line($"public global::System.Threading.Tasks.Task<{aggregate}> LoadAsync({Token} cancellationToken = default) => this._client.LoadAsync(cancellationToken);");
            writer.Line();
            writer.Line($"/// <inheritdoc cref=\"{docs}.FindAsync\"/>");
            writer.Line($"public global::System.Threading.Tasks.Task<{aggregate}?> FindAsync({Token} cancellationToken = default) => this._client.FindAsync(cancellationToken);");
            writer.Line();
            WriteCommands(writer, model, "SendAsync");
            writer.Line();
            writer.Line("/// <summary>Sends commands whose rejection, conflict or missing aggregate is a result, not an exception.</summary>");
            writer.Line(GeneratedAttributes.SteppedThrough);
            using (writer.Block("public readonly struct TryClient"))
            {
                WriteConstructor(writer, "TryClient", inner);
                WriteCommands(writer, model, "TrySendAsync");
            }
        }
    }

    private static void WriteConstructor(SourceWriter writer, string type, string inner)
    {
        writer.Line($"private readonly {inner} _client;");
        writer.Line();
        writer.Line($"internal {type}({inner} client) => this._client = client;");
        writer.Line();
    }

    private static void WriteCommands(SourceWriter writer, AggregateModel model, string send)
    {
        string command = $"global::DomainFx.ICommand<{model.Type.FullName}>";
        writer.Line($"/// <inheritdoc cref=\"global::DomainFx.AggregateClient{{TAggregate, TId}}.{send}\"/>");
        writer.Line($"public {Result} SendAsync({command} command, {Options} options = null, {Token} cancellationToken = default) =>");
        writer.Line($"    this._client.{send}(command, options, cancellationToken);");
        foreach (CommandModel each in model.Commands) WriteCommand(writer, model, each, send);
    }

    private static void WriteCommand(SourceWriter writer, AggregateModel model, CommandModel command, string send)
    {
        string options = Free(command, "options");
        string token = Free(command, "cancellationToken");
        string rest = $"{Options} {options} = null, {Token} {token} = default";
        bool isParams = false;
        List<string> parameters = [], plain = [], arguments = [];
        foreach (ParameterModel parameter in command.Parameters)
        {
            if (parameter.Source is not ParameterSource.Data) continue;

            string declared = $"{parameter.Type} {Identifiers.Escape(parameter.Name)}";
            parameters.Add($"{(parameter.IsParams ? "params " : "")}{declared}{(parameter.Default is { } value ? $" = {value}" : "")}");
            plain.Add(declared);
            arguments.Add(Identifiers.Escape(parameter.Name));
            isParams |= parameter.IsParams;
        }

        string message = $"new {CommandsEmitter.MessageOf(model, command)}({string.Join(", ", arguments)})";
        if (!isParams)
        {
            WriteMethod(writer, model, command, [.. parameters, rest], $"this._client.{send}({message}, {options}, {token})");
            return;
        }

        // Nothing can follow params: options need a method of their own.
        WriteMethod(writer, model, command, parameters, $"this._client.{send}({message})");
        WriteMethod(writer, model, command, [.. plain, $"{Options} {options}, {Token} {token} = default"], $"this._client.{send}({message}, {options}, {token})");
    }

    private static void WriteMethod(SourceWriter writer, AggregateModel model, CommandModel command, List<string> parameters, string call)
    {
        writer.Line();
        writer.Line($"/// <inheritdoc cref=\"{model.Type.FullName}.{command.Method}\"/>");
        writer.Line($"{command.Accessibility} {Result} {command.ClientMethod}({string.Join(", ", parameters)}) =>");
        writer.Line($"    {call};");
    }

    // A command's own parameter called options keeps its name; ours then is commandOptions.
    private static string Free(CommandModel command, string name)
    {
        while (IsTaken(command, name)) name = "command" + char.ToUpperInvariant(name[0]) + name.Substring(1);
        return name;
    }

    private static bool IsTaken(CommandModel command, string name)
    {
        foreach (ParameterModel parameter in command.Parameters)
        {
            if (parameter.Source is ParameterSource.Data && parameter.Name == name) return true;
        }

        return false;
    }

    private static void WriteExtension(SourceWriter writer, AggregateModel model)
    {
        string client = GeneratedNames.Global(model.Type.Namespace) + model.Names.Client;
        writer.Line($"/// <summary>Reaches <see cref=\"{model.Type.FullName}\"/> from the domain.</summary>");
        writer.Line(GeneratedAttributes.SteppedThrough);
        using (writer.Block($"{model.Names.Accessibility} static class {model.Names.Extensions}"))
        {
            writer.Line($"/// <summary>The client of one <see cref=\"{model.Type.FullName}\"/>.</summary>");
            writer.Line($"public static {client} {model.Names.ClientMethod}(this global::DomainFx.IDomain domain, {model.Id.Type} id) =>");
            writer.Line($"    new(domain.Aggregate<{model.Type.FullName}, {model.Id.Type}>(id));");
        }
    }
}
