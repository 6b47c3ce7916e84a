using DomainFx.Generators.Snapshots;

namespace DomainFx.Generators.Aggregates;

/// <summary>Writes the aggregate's type object: facts, and the way from stored names and messages to the user's methods.</summary>
internal static class DispatchEmitter
{
    private const string ReadOnlyList = "global::System.Collections.Generic.IReadOnlyList";

    public static void Write(SourceWriter writer, AggregateModel model)
    {
        string name = model.Type.FullName;
        writer.Line(GeneratedAttributes.SteppedThrough);
        using (writer.Block($"private sealed class __Type : global::DomainFx.Runtime.AggregateType<{name}, {model.Id.Type}>"))
        {
            writer.Line("public static readonly __Type Instance = new();");
            writer.Line();
            writer.Line($"public override string Category => {Identifiers.Literal(model.Category)};");
            writer.Line();
            WriteList(writer, $"public override {ReadOnlyList}<global::DomainFx.Runtime.EventContract> Events {{ get; }}", model.Handlers.Select(static handler => $"{handler.Contract}.Instance"));
            writer.Line();
            WriteList(writer, $"public override {ReadOnlyList}<global::DomainFx.Runtime.CommandContract> Commands {{ get; }}", model.Commands.Select(command => $"{CommandsEmitter.MessageOf(model, command)}.__Contract"));
            writer.Line();
            if (model.Handlers.Any(static handler => handler.TakesContext))
            {
                writer.Line("public override bool ReadsContext => true;");
                writer.Line();
            }

            writer.Line($"public override {name} Create() => new(){RequiredMembers(model)};");
            writer.Line();
            WriteStoredDispatch(writer, model);
            writer.Line();
            WriteObjectDispatch(writer, model);
            writer.Line();
            WriteDecide(writer, model);
            writer.Line();
            WriteIds(writer, model.Id);
            if (model.Snapshot is { } snapshot) SnapshotEmitter.WriteOverrides(writer, name, snapshot);
        }
    }

    private static void WriteList(SourceWriter writer, string declaration, IEnumerable<string> items)
    {
        writer.Line($"{declaration} =");
        writer.Line("[");
        writer.Indent();
        foreach (string item in items) writer.Line($"{item},");
        writer.Outdent();
        writer.Line("];");
    }

    private static string RequiredMembers(AggregateModel model) =>
        model.RequiredMembers.IsEmpty ? "" : $" {{ {string.Join(", ", model.RequiredMembers.Select(static member => $"{member} = default!"))} }}";

    private static void WriteStoredDispatch(SourceWriter writer, AggregateModel model)
    {
        using (writer.Block($"public override void Apply({model.Type.FullName} aggregate, in global::DomainFx.Stores.EventView stored)"))
        using (writer.Block("switch (stored.TypeName)"))
        {
            // Names that two contracts claim are refused; here the first one has them, so that this compiles.
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (HandlerModel handler in model.Handlers)
            {
                bool any = false;
                foreach (string stored in handler.StoredNames)
                {
                    if (!seen.Add(stored)) continue;
                    writer.Line($"case {Identifiers.Literal(stored)}:");
                    any = true;
                }

                if (!any) continue;
                string decoded = $"{handler.Contract}.Decode(stored.SchemaVersion, stored.Data)";
                writer.Line($"    aggregate.{handler.Method}({(handler.TakesContext ? $"{decoded}, stored.Context" : decoded)});");
                writer.Line("    return;");
            }

            writer.Line("default:");
            writer.Line("    throw new global::DomainFx.Runtime.UnreadableSchemaVersionException(0);");
        }
    }

    private static void WriteObjectDispatch(SourceWriter writer, AggregateModel model)
    {
        using (writer.Block($"public override void Apply({model.Type.FullName} aggregate, object @event, in global::DomainFx.EventContext context)"))
        using (writer.Block("switch (@event)"))
        {
            foreach (HandlerModel handler in model.Handlers)
            {
                writer.Line($"case {handler.EventType} e:");
                writer.Line($"    aggregate.{handler.Method}({(handler.TakesContext ? "e, context" : "e")});");
                writer.Line("    return;");
            }

            writer.Line("default:");
            writer.Line("    throw NoHandler(@event);");
        }
    }

    private static void WriteDecide(SourceWriter writer, AggregateModel model)
    {
        string name = model.Type.FullName;
        writer.Line("public override global::System.Threading.Tasks.ValueTask<global::DomainFx.Outcome> DecideAsync(");
        writer.Line($"    {name} aggregate, global::DomainFx.ICommand<{name}> command, global::DomainFx.CommandContext context,");
        using (writer.Block("    global::System.IServiceProvider services, global::System.Threading.CancellationToken cancellationToken)"))
        using (writer.Block("switch (command)"))
        {
            foreach (CommandModel command in model.Commands)
            {
                writer.Line($"case {CommandsEmitter.MessageOf(model, command)}{(command.HasData ? " message" : "")}:");
                writer.Indent();
                WriteCall(writer, command, $"aggregate.{command.Method}({Arguments(command)})");
                writer.Outdent();
            }

            writer.Line("default:");
            writer.Line("    throw NoCommand(command);");
        }
    }

    private static void WriteCall(SourceWriter writer, CommandModel command, string call)
    {
        switch (command.Return)
        {
            case CommandReturn.Void:
                writer.Line($"{call};");
                writer.Line("return new(global::DomainFx.Outcome.Accepted);");
                break;
            case CommandReturn.Task or CommandReturn.ValueTask:
                writer.Line($"return Accepted({call});");
                break;
            case CommandReturn.ValueTaskOfOutcome:
                writer.Line($"return {call};");
                break;
            default:
                writer.Line($"return new({call});");
                break;
        }
    }

    private static string Arguments(CommandModel command) => string.Join(", ", command.Parameters.Select(static parameter => parameter.Source switch
    {
        ParameterSource.Context => "context",
        ParameterSource.Cancellation => "cancellationToken",
        ParameterSource.Data => $"message.{parameter.Property}",
        _ => ServiceOf(parameter),
    }));

    private static string ServiceOf(ParameterModel parameter)
    {
        string optional = parameter.Source is ParameterSource.OptionalService ? "Get" : "GetRequired";
        return parameter.ServiceKey is { } key
            ? $"global::Microsoft.Extensions.DependencyInjection.ServiceProviderKeyedServiceExtensions.{optional}KeyedService<{parameter.Type}>(services, {key})"
            : $"global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.{optional}Service<{parameter.Type}>(services)";
    }

    private static void WriteIds(SourceWriter writer, IdModel id)
    {
        const string Ids = "global::DomainFx.Runtime.AggregateIds";
        string given = id.IsReference ? "(id ?? throw new global::System.ArgumentNullException(nameof(id)))" : "id";
        string value = id.Wrapped is { } property ? $"{given}.{property}" : "id";
        string format = id.Value is IdValue.Temporal ? $"{value}, \"O\"" : value;
        string parsed = id.Value is IdValue.Text ? $"{Ids}.ParseText(text)" : $"{Ids}.Parse<{id.ValueType}>(text)";
        writer.Line($"public override string FormatId({id.Type} id) => {Ids}.Format({format});");
        writer.Line();
        writer.Line($"public override {id.Type} ParseId(string text) => {(id.Wrapped is null ? parsed : $"new({parsed})")};");
    }
}
