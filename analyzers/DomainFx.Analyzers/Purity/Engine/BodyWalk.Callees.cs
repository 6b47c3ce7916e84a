using System.Collections.Immutable;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Purity.Engine;

// Callees: which code runs, and what of it concerns the caller.
internal sealed partial class BodyWalk
{
    private Value Call(CallSite site)
    {
        IMethodSymbol target = Resolve(site);
        Value result = _run.Model.Bodies.HasCode(target) ? CallCode(site, target) : CallLibrary(site);
        return result.Join(CallOthers(site, target));
    }

    /// <summary>Calls whatever else may run, where the type of the instance does not tell: what overrides or implements the method here.</summary>
    private Value CallOthers(CallSite site, IMethodSymbol target)
    {
        Value result = Value.Fresh;
        if (!site.IsVirtual || (site.IsOnThis && _key.Instance is not null)) return result;

        ImmutableArray<IMethodSymbol> others = _run.Model.Implementations.Of(target);
        CallSite possible = site with { IsPossible = true, IsOneOfMany = others.Length > 1 };
        foreach (IMethodSymbol other in others) result = result.Join(CallCode(possible, other));
        return result;
    }

    /// <summary>The override or implementation that runs, where the type of the instance tells.</summary>
    private IMethodSymbol Resolve(CallSite site)
    {
        IMethodSymbol method = site.Method.ReducedFrom ?? site.Method;
        if (!site.IsVirtual || site.Instance is null) return method.OriginalDefinition;

        IOperation instance = site.Instance;
        while (instance is IConversionOperation { OperatorMethod: null } conversion) instance = conversion.Operand;
        INamedTypeSymbol? type = site.IsOnThis && _key.Instance is { } exact ? exact : instance.Type as INamedTypeSymbol;
        if (type is null or { TypeKind: TypeKind.Interface }) return method.OriginalDefinition;

        if (method.ContainingType.TypeKind is TypeKind.Interface)
            return (type.FindImplementationForInterfaceMember(method) as IMethodSymbol ?? method).OriginalDefinition;

        return Implementations.Override(type, method);
    }

    private Value CallCode(CallSite site, IMethodSymbol target)
    {
        INamedTypeSymbol? instance = site.IsOnThis ? _key.Instance : target.ContainingType is { IsSealed: true } exact ? exact : null;
        MethodSummary summary = _run.Of(target, instance);
        foreach (Fact fact in summary.Facts) NoteCalled(site, target, fact);
        foreach (KeyValuePair<int, ImmutableArray<Value>> invoked in summary.Invoked)
            Invoke(site.At, site.Argument(invoked.Key), [.. invoked.Value.Select(site.Translate)]);
        foreach (KeyValuePair<int, Value> assigned in summary.Assigned)
        {
            if (site.Expression(assigned.Key) is { } place && Inner(place) is ILocalReferenceOperation { Local: { IsRef: false } local })
                _locals.Set(local, Trim(site.Translate(assigned.Value), local.Type));
        }

        Value result = site.Translate(summary.Returned);
        // What one of them keeps another does not.
        if (site.IsOneOfMany) return result;

        foreach (Holding holding in summary.Holdings) result = result.Join(HoldCalled(site, target, holding));
        return result;
    }

    /// <summary>What the callee stored where; for a constructor what the new object holds.</summary>
    private Value HoldCalled(CallSite site, IMethodSymbol target, Holding holding)
    {
        Value held = site.Translate(holding.Object);
        if (held == default) return Value.Fresh;

        Origins holder = site.Translate(holding.Holder);
        if (!holder.IsNone) _holdings.Add(new Holding(holder, held));
        foreach (int ordinal in holding.Holder.Parameters())
            Own(site.Expression(ordinal), holding.Holder.Overlaps(Origins.Parameter(ordinal)) ? held : held.Held);
        if (!holding.Holder.Overlaps(Origins.Instance)) return Value.Fresh;

        Value part = holding.Holder.Overlaps(Origins.This) ? held : held.Held;
        Own(site.Instance, part);
        return target.MethodKind is MethodKind.Constructor ? part.Held : Value.Fresh;
    }

    private void NoteCalled(CallSite site, IMethodSymbol target, Fact fact)
    {
        Origins origins = site.Translate(site.IsNoted ? fact.Origins & Origins.Given : site.IsPossible ? fact.Origins & Origins.Known : fact.Origins);
        Origins stored = site.Translate(fact.Stored);
        bool concerns = fact.Kind switch
        {
            FactKind.Write => !origins.IsNone,
            FactKind.Store => !origins.IsNone && !stored.IsNone,
            FactKind.KeptByEvent => !stored.IsNone,
            _ when site.IsNoted || site.IsPossible => false,
            // A value that checks itself when it is made is no decision of the event.
            FactKind.Throw => _caught == 0 && target.MethodKind is not MethodKind.Constructor && IsOwn(target),
            _ => true,
        };
        if (concerns) Note(fact.CalledFrom(site.At.Syntax, target, origins, stored));
    }

    private bool IsOwn(IMethodSymbol target)
    {
        for (INamedTypeSymbol? type = _key.Instance ?? _key.Method.ContainingType; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, target.ContainingType.OriginalDefinition)) return true;
        }

        return false;
    }

    // Raise and the guards are generated: what they are for is known, and their code is not followed.
    private bool NoteGenerated(CallSite site)
    {
        if (!HandlerShapes.IsAggregate(site.Method.ContainingType) || !_run.Model.Bodies.IsGenerated(site.Method)) return false;

        FactKind? kind = site.Method.Name switch
        {
            "Raise" => FactKind.Raise,
            "Require" or "Reject" => FactKind.Reject,
            _ => null,
        };
        if (kind is null) return false;

        Note(kind.Value, site.At.Syntax);
        return true;
    }

    private bool NoteNondeterminism(ISymbol member, SyntaxNode syntax)
    {
        if (_run.Model.Nondeterministic.KindOf(member, syntax.SyntaxTree) is not { } kind) return false;

        Note(kind, syntax);
        return true;
    }
}
