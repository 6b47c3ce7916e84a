using DomainFx.Generators.Codecs;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Aggregates;

/// <summary>Turns a <c>[Command]</c> method into its model, or refuses it.</summary>
internal static class CommandParser
{
    public static CommandModel? Parse(INamedTypeSymbol type, IMethodSymbol method, AttributeData attribute, CodecParser codecs, Refusals refusals)
    {
        CommandReturn? returns = CommandReturns.Of(method);
        bool creates = attribute.Argument("Creates") is true;
        bool createsIfMissing = attribute.Argument("CreatesIfMissing") is true;
        if (Problem(method, returns, creates && createsIfMissing) is { } problem)
        {
            // An unknown return type is the compiler's to report.
            if (method.ReturnType.TypeKind is not TypeKind.Error) refusals.Add(problem.Rule, method, $"Command '{method.Name}' of '{type.Name}' cannot be sent: {problem.Reason}.");
            return null;
        }

        string name = NameOf(method);
        string message = RecordMembers.Contain(name) ? name + "Command" : name;
        if (CommandParameters.Parse(type, method, message, codecs, refusals) is not { } parameters) return null;

        CommandFacts facts = CommandFacts.None;
        if (creates) facts |= CommandFacts.Creates;
        if (createsIfMissing) facts |= CommandFacts.CreatesIfMissing;
        if (parameters.UseServices) facts |= CommandFacts.UsesServices;
        if (!parameters.UseServices || attribute.Argument("RetryOnConflict") is true) facts |= CommandFacts.RetryOnConflict;
        return new CommandModel
        {
            Method = Identifiers.Escape(method.Name),
            Name = KebabCase.Of(name),
            Message = Identifiers.Escape(message),
            ClientMethod = ClientMethod(name, parameters.All),
            Return = returns!.Value,
            Facts = facts,
            Accessibility = method.DeclaredAccessibility is Accessibility.Public ? "public" : "internal",
            Parameters = parameters.All.ToEquatable(),
        };
    }

    private static (string Rule, string Reason)? Problem(IMethodSymbol method, CommandReturn? returns, bool createsTwice)
    {
        if (method.MethodKind is MethodKind.ExplicitInterfaceImplementation) return (ShapeRules.CommandSignature, "it implements an interface explicitly; make it a method of its own");
        if (method.IsStatic) return (ShapeRules.CommandSignature, "it is static, and a command decides on one instance's state; remove 'static'");
        if (method.Arity > 0) return (ShapeRules.CommandSignature, "it is generic, and a message has one type; remove the type parameters");
        if (method is { ReturnsVoid: true, IsAsync: true }) return (ShapeRules.CommandReturn, "it is async void, so nobody can wait for its decision; make it return Task");
        if (returns is null) return (ShapeRules.CommandReturn, "it must return void, Outcome, Task, Task<Outcome>, ValueTask or ValueTask<Outcome>; what it decided is told by events");
        if (createsTwice) return (ShapeRules.CommandCreatesTwice, "Creates expects no stream and CreatesIfMissing takes either; give one of them");
        if (KebabCase.Of(NameOf(method)).Length == 0) return (ShapeRules.CommandSignature, "its name has no letters to make a message's name of; rename it");
        return null;
    }

    // OpenAsync is the command Open: its client method is OpenAsync again.
    private static string NameOf(IMethodSymbol method) =>
        method.Name.Length > 5 && method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - 5) : method.Name;

    // LoadAsync() and FindAsync() are the client's own; with data of its own a command may share the name.
    private static string ClientMethod(string name, List<ParameterModel> parameters)
    {
        if (name is not ("Load" or "Find")) return name + "Async";

        foreach (ParameterModel parameter in parameters)
        {
            if (parameter is { Source: ParameterSource.Data, Default: null, IsParams: false }) return name + "Async";
        }

        return name + "CommandAsync";
    }
}
