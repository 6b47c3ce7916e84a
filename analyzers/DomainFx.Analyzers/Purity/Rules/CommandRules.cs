using System.Collections.Immutable;
using DomainFx.Analyzers.Purity.Engine;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Rules;

/// <summary>A command reads state, rejects, or raises.</summary>
internal static class CommandRules
{
    public static void Check(Handler command, Action<Diagnostic> report)
    {
        foreach (Fact fact in command.Summary.Facts)
        {
            switch (fact.Kind)
            {
                case FactKind.Write when fact.Origins.Overlaps(Origins.State):
                    report(Diagnostic.Create(PurityDescriptors.StateChange, fact.Syntax.GetLocation(), command.Name, Whose(fact, command), Chain.Of(fact)));
                    break;
                case FactKind.EventCall:
                    report(Diagnostic.Create(PurityDescriptors.EventCall, fact.Syntax.GetLocation(), fact.Root().Callee!.Name, Chain.Of(fact)));
                    break;
                case FactKind.ClockOrRandom:
                    report(Diagnostic.Create(
                        PurityDescriptors.Nondeterminism, fact.Syntax.GetLocation(), DiagnosticSeverity.Warning, additionalLocations: null, ImmutableDictionary<string, string?>.Empty,
                        command.Name, "a clock or a random source", Chain.Of(fact), "Take time and ids from the CommandContext or from the command's data, which tests and retries control."));
                    break;
                case FactKind.KeptByEvent when fact.Stored.Overlaps(Origins.State):
                    report(Diagnostic.Create(PurityDescriptors.StateInEvent, fact.Syntax.GetLocation(), Chain.Code(fact.Root().Syntax), command.TypeName));
                    break;
            }
        }
    }

    private static string Whose(Fact fact, Handler command) =>
        fact.Origins.Overlaps(Origins.Instance) ? $"the state of '{command.TypeName}'" : "static data";
}
