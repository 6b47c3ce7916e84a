using DomainFx.Analyzers.Purity.Engine;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Rules;

/// <summary>An [Event] method changes state, from what its event says and nothing else.</summary>
internal static class EventRules
{
    private static readonly Origins TheEvent = Origins.InParameter(0);

    public static void Check(Handler handler, Action<Diagnostic> report)
    {
        foreach (Fact fact in handler.Summary.Facts)
        {
            switch (fact.Kind)
            {
                case FactKind.ClockOrRandom:
                    report(Diagnostic.Create(PurityDescriptors.Nondeterminism, fact.Syntax.GetLocation(), handler.Name, "a clock or a random source", Chain.Of(fact), Remedy));
                    break;
                case FactKind.Outside:
                    report(Diagnostic.Create(PurityDescriptors.Nondeterminism, fact.Syntax.GetLocation(), handler.Name, "what is outside of the event", Chain.Of(fact), Remedy));
                    break;
                case FactKind.Throw:
                    Fails(handler, fact, "may throw", report);
                    break;
                case FactKind.Reject:
                    Fails(handler, fact, "rejects", report);
                    break;
                case FactKind.Raise:
                    Fails(handler, fact, "raises an event", report);
                    break;
                case FactKind.Await:
                    Fails(handler, fact, "waits", report);
                    break;
                case FactKind.Store when fact.Origins.Overlaps(Origins.State) && fact.Stored.Overlaps(TheEvent):
                    report(Diagnostic.Create(PurityDescriptors.EventInState, fact.Syntax.GetLocation(), handler.Name, Chain.Of(fact)));
                    break;
            }
        }
    }

    private const string Remedy = "A replay would give another state; put it into the event, or take the time from EventContext.OccurredAt.";

    private static void Fails(Handler handler, Fact fact, string what, Action<Diagnostic> report) =>
        report(Diagnostic.Create(PurityDescriptors.EventFails, fact.Syntax.GetLocation(), handler.Name, what, Chain.Of(fact)));
}
