using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Aggregates;

/// <summary>Recognises what a <c>[Command]</c> method returns.</summary>
internal static class CommandReturns
{
    /// <summary>Null where it is nothing that a command may return.</summary>
    public static CommandReturn? Of(IMethodSymbol method)
    {
        if (method.ReturnsVoid) return CommandReturn.Void;
        if (method.RefKind is not RefKind.None || method.ReturnType is not INamedTypeSymbol type) return null;
        if (type.IsDomainFx("Outcome")) return CommandReturn.Outcome;
        if (type.Name is not ("Task" or "ValueTask") || type.Arity > 1 || !type.IsIn("Tasks", "Threading", "System")) return null;

        bool isTask = type.Name == "Task";
        if (type.Arity == 0) return isTask ? CommandReturn.Task : CommandReturn.ValueTask;
        if (!type.TypeArguments[0].IsDomainFx("Outcome")) return null;
        return isTask ? CommandReturn.TaskOfOutcome : CommandReturn.ValueTaskOfOutcome;
    }
}
