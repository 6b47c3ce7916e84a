using DomainFx.Generators.Aggregates;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Projections;

/// <summary>Turns an <c>[Event]</c> method of a projection or a reactor into its model, or refuses it.</summary>
internal static class ProjectionHandlerParser
{
    public static ProjectionHandlerModel? Parse(INamedTypeSymbol type, IMethodSymbol method, ProjectionKind kind, string? partitionBy, Refusals refusals)
    {
        List<ProjectionArgument> arguments = [];
        (string Rule, string Reason)? problem = Arguments(method, kind, arguments);
        CommandReturn? returns = ReturnOf(method);
        if (problem is null && returns is null) problem = (ProjectionRules.Handler, "it returns something that nobody would see; make it return void, Task or ValueTask");
        if (problem is null && method is { IsAsync: true, ReturnsVoid: true }) problem = (ProjectionRules.Handler, "it is async and returns void, so nobody would wait for it; make it return Task");
        if (problem is null && method.DomainFxAttribute(KnownNames.Event)?.Argument("Deletes") is true) problem = (ProjectionRules.Handler, "Deletes is for read models, whose rows are the framework's; remove it");
        bool isOfContext = false;
        if (problem is null && partitionBy is not null) problem = Partition(type, method.Parameters[0].Type, partitionBy, out isOfContext);
        return HandledEventParser.Parse(type, method, "[Event]", problem, refusals) is { } handled
            ? new ProjectionHandlerModel(Identifiers.Escape(method.Name), handled, arguments.Select(static argument => new ProjectionParameterModel(argument)).ToEquatable(), method.IsStatic, returns!.Value, partitionBy, isOfContext)
            : null;
    }

    private static (string Rule, string Reason)? Arguments(IMethodSymbol method, ProjectionKind kind, List<ProjectionArgument> arguments)
    {
        if (method.Parameters.IsEmpty) return null;

        arguments.Add(ProjectionArgument.Event);
        foreach (IParameterSymbol parameter in method.Parameters.Skip(1))
        {
            if (parameter.Type.IsDomainFx("EventContext")) arguments.Add(ProjectionArgument.Context);
            else if (parameter.Type is { Name: "DbTransaction" } && parameter.Type.IsIn("Common", "Data", "System")) arguments.Add(ProjectionArgument.Transaction);
            else if (parameter.Type is { Name: "CancellationToken" } && parameter.Type.IsIn("Threading", "System")) arguments.Add(ProjectionArgument.Cancellation);
            else return (ProjectionRules.Handler, $"its parameter '{parameter.Name}' is of type '{parameter.Type.ToDisplayString()}', but after the event there may be an EventContext, a DbTransaction and a CancellationToken; take services in the constructor");
        }

        return kind is ProjectionKind.Reactor && arguments.Contains(ProjectionArgument.Transaction)
            ? (ProjectionRules.Handler, "a reactor acts outside the database and has no transaction; make the class a [Projection], or remove the parameter")
            : null;
    }

    private static (string Rule, string Reason)? Partition(INamedTypeSymbol type, ITypeSymbol eventType, string partitionBy, out bool isOfContext)
    {
        isOfContext = false;
        for (ITypeSymbol? part = eventType; part is not null; part = part.BaseType)
        {
            foreach (ISymbol member in part.GetMembers(partitionBy))
            {
                if (member is IPropertySymbol { IsStatic: false, GetMethod: not null, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal }) return null;
            }
        }

        isOfContext = partitionBy is "Stream";
        return isOfContext ? null : (ProjectionRules.Partition, $"'{eventType.Name}' has no property '{partitionBy}', by which '{type.Name}' is partitioned; add it, or partition by a property that all its events have, or by \"Stream\"");
    }

    private static CommandReturn? ReturnOf(IMethodSymbol method)
    {
        if (method.ReturnsVoid) return CommandReturn.Void;
        if (method.ReturnType is not INamedTypeSymbol { Arity: 0 } type || !type.IsIn("Tasks", "Threading", "System")) return null;
        return type.Name switch { "Task" => CommandReturn.Task, "ValueTask" => CommandReturn.ValueTask, _ => null };
    }
}
