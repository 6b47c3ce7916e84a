using DomainFx.Generators.Rules;

namespace DomainFx.Generators.Aggregates;

/// <summary>Writes the members that an aggregate's own code uses: identity, and the ways to raise, require and reject.</summary>
internal static class MembersEmitter
{
    private const string Condition = "[global::System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool condition";

    private const string Interpolated =
        """[global::System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("condition")] ref global::DomainFx.RequirementMessage message""";

    public static void Write(SourceWriter writer, AggregateModel model)
    {
        WriteIdentity(writer, model);
        foreach (HandlerModel handler in model.Handlers) WriteRaise(writer, handler);
        foreach (string refused in model.RefusedEvents) WriteRefusedRaise(writer, refused);
        if (!model.Taken.HasFlag(TakenMembers.RaiseAnything)) WriteRaiseAnything(writer, model);
        WriteRequire(writer, model.Taken);
        WriteReject(writer, model.Taken);
    }

    private static void WriteIdentity(SourceWriter writer, AggregateModel model)
    {
        string contract = $"global::DomainFx.IAggregate<{model.Type.FullName}, {model.Id.Type}>";
        string example = model.Commands.IsEmpty ? "…" : model.Commands[0].ClientMethod;
        foreach (CommandModel command in model.Commands)
        {
            if (command.Facts.HasFlag(CommandFacts.Creates)) example = command.ClientMethod;
        }

        writer.Line(GeneratedAttributes.Field);
        writer.Line($"private readonly global::DomainFx.Runtime.AggregateState<{model.Id.Type}> __state = new({Identifiers.Literal(model.Category)}, {Identifiers.Literal($"domain.{model.Names.ClientMethod}(id).{example}(…)")});");
        writer.Line();
        if (!model.Taken.HasFlag(TakenMembers.Id))
        {
            writer.Line("/// <summary>The aggregate's id.</summary>");
            writer.Line(GeneratedAttributes.SteppedThrough);
            writer.Line($"{(model.Id.IsPublic ? "public" : "internal")} {model.Id.Type} Id => this.__state.Id;");
            writer.Line();
        }

        if (!model.Taken.HasFlag(TakenMembers.Version))
        {
            writer.Line("/// <summary>The stream version that the state includes; 0 before the first event.</summary>");
            writer.Line(GeneratedAttributes.SteppedThrough);
            writer.Line("public long Version => this.__state.Version;");
            writer.Line();
        }

        writer.Line(GeneratedAttributes.SteppedThrough);
        writer.Line("global::DomainFx.Runtime.AggregateState global::DomainFx.IAggregate.State => this.__state;");
        writer.Line();
        writer.Line(GeneratedAttributes.SteppedThrough);
        writer.Line($"{model.Id.Type} {contract}.Id => this.__state.Id;");
        writer.Line();
        writer.Line(GeneratedAttributes.SteppedThrough);
        writer.Line($"static global::DomainFx.Runtime.AggregateType<{model.Type.FullName}, {model.Id.Type}> {contract}.Type => __Type.Instance;");
        writer.Line();
    }

    private static void WriteRaise(SourceWriter writer, HandlerModel handler)
    {
        string signature = handler.CanRaise ? "private void Raise" : $"void global::DomainFx.IRaises<{handler.EventType}>.Raise";
        writer.Line("/// <summary>Encodes the event and applies it at once: later lines see the new state.</summary>");
        writer.Line(GeneratedAttributes.SteppedThrough);
        using (writer.Block($"{signature}({handler.EventType} @event)"))
        {
            writer.Line($"this.__state.Record({handler.Contract}.Instance, @event);");
            writer.Line($"this.{handler.Method}({(handler.TakesContext ? "@event, this.__state.Context" : "@event")});");
            writer.Line("this.__state.Applied();");
        }

        writer.Line();
    }

    // The build fails on the [Event] method itself; a second error at each Raise would only hide it.
    private static void WriteRefusedRaise(SourceWriter writer, string eventType)
    {
        writer.Line(GeneratedAttributes.Generated);
        writer.Line($"private void Raise({eventType} @event) => throw new global::System.NotSupportedException(\"The [Event] method of this event was refused.\");");
        writer.Line();
    }

    private static void WriteRaiseAnything(SourceWriter writer, AggregateModel model)
    {
        string message = $"{model.Type.Name} has no [Event] method for this event: add `[Event] private void Apply(TheEvent e)`.";
        writer.Line("/// <summary>Catches events that the aggregate has no <c>[Event]</c> method for.</summary>");
        writer.Line($"[global::System.Obsolete({Identifiers.Literal(message)}, error: true, DiagnosticId = \"{ShapeRules.MissingEventMethod}\", UrlFormat = \"{RulePages.Format}\")]");
        writer.Line(GeneratedAttributes.Generated);
        writer.Line($"private void Raise(object @event) => throw new global::System.NotSupportedException({Identifiers.Literal(message)});");
        writer.Line();
    }

    private static void WriteRequire(SourceWriter writer, TakenMembers taken)
    {
        WriteGuard(writer, taken, TakenMembers.RequireCodeAndText, "static ", $"{Condition}, string code, string message", "global::DomainFx.Requirement.Require(condition, code, message)");
        WriteGuard(writer, taken, TakenMembers.RequireCodeAndInterpolation, "static ", $"{Condition}, string code, {Interpolated}", "global::DomainFx.Requirement.Require(condition, code, ref message)");
        WriteGuard(writer, taken, TakenMembers.RequireText, "", $"{Condition}, string message", "this.__state.Require(condition, message)");
        WriteGuard(writer, taken, TakenMembers.RequireInterpolation, "", $"{Condition}, {Interpolated}", "this.__state.Require(condition, ref message)");
    }

    private static void WriteGuard(SourceWriter writer, TakenMembers taken, TakenMembers guard, string modifier, string parameters, string call)
    {
        if (taken.HasFlag(guard)) return;

        writer.Line("/// <summary>Rejects the command unless the condition holds.</summary>");
        writer.Line(GeneratedAttributes.SteppedThrough);
        writer.Line($"private {modifier}void Require({parameters}) =>");
        writer.Line($"    {call};");
        writer.Line();
    }

    private static void WriteReject(SourceWriter writer, TakenMembers taken)
    {
        if (!taken.HasFlag(TakenMembers.RejectCodeAndText))
        {
            writer.Line("/// <summary>Rejects the command by value.</summary>");
            writer.Line(GeneratedAttributes.SteppedThrough);
            writer.Line("private static global::DomainFx.Outcome Reject(string code, string message) => global::DomainFx.Outcome.Reject(code, message);");
            writer.Line();
        }

        if (!taken.HasFlag(TakenMembers.RejectText))
        {
            writer.Line("/// <summary>Rejects the command by value, with the code <c>aggregate.command.rejected</c>.</summary>");
            writer.Line(GeneratedAttributes.SteppedThrough);
            writer.Line("private global::DomainFx.Outcome Reject(string message) => this.__state.Reject(message);");
            writer.Line();
        }
    }
}
