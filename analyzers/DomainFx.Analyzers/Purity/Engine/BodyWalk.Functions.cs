using System.Collections.Immutable;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Purity.Engine;

// Lambdas, local functions and delegates.
internal sealed partial class BodyWalk
{
    private void VisitFunction(IMethodSymbol function, IOperation? body)
    {
        IMethodSymbol outer = _function;
        (int caught, _caught) = (_caught, 0);
        _function = function;
        Dictionary<ISymbol, Value>? before = _locals.Save();
        foreach (IParameterSymbol parameter in function.Parameters) _locals.Capture(parameter);
        Visit(body);
        _locals.Restore(before);
        _function = outer;
        _caught = caught;
    }

    // What a lambda returns is what its callers get out of it.
    private Value Delegate(IMethodSymbol function) =>
        Returned(function).Held with { Functions = [new Function(function, Value.Fresh)] };

    private Value MethodGroup(IMethodReferenceOperation reference)
    {
        IMethodSymbol method = reference.Method;
        (Value receiver, Origins place) = VisitPlace(reference.Instance);
        if (HandlerShapes.IsEventHandler(method))
        {
            Note(new Fact(FactKind.EventCall, reference.Syntax) { Callee = method });
            return Value.Fresh;
        }

        if (IsOfThisBody(method)) return Delegate(method.OriginalDefinition);

        Value returned = Call(new CallSite(reference, method, receiver, place) { IsVirtual = reference.IsVirtual, Instance = reference.Instance });
        return returned.Held with { Functions = [new Function(method, receiver)] };
    }

    /// <summary>The value of a member, with the delegates that it was given anywhere, itself or in a collection.</summary>
    private Value WithKept(ISymbol member, ITypeSymbol type, Value owner, Value value)
    {
        if (!TypeFlow.HoldsDelegates(type)) return value;

        INamedTypeSymbol holder = _key.Instance ?? _key.Method.ContainingType;
        ImmutableArray<(IMethodSymbol Method, IOperation? Instance)> kept = _run.Model.Delegates.Of(member.OriginalDefinition, holder, _run.CancellationToken);
        return kept.IsEmpty ? value : value with { Functions = [.. value.Functions.Union(kept.Select(function => new Function(function.Method, ReceiverOf(function.Instance, owner))))] };
    }

    // A lambda's instance is that of the member; so are the objects that it holds.
    private static Value ReceiverOf(IOperation? instance, Value owner) => instance switch
    {
        null or IInstanceReferenceOperation => owner,
        IMemberReferenceOperation { Instance: IInstanceReferenceOperation } => owner.Part,
        _ => Value.Fresh,
    };

    /// <summary>Calls whatever a delegate may stand for.</summary>
    private Value Invoke(IOperation at, Value @delegate, ImmutableArray<Value> arguments)
    {
        Value result = @delegate.Part;
        foreach (Function function in @delegate.Functions)
        {
            if (IsOfThisBody(function.Method))
            {
                Bind(function.Method, arguments);
                result = result.Join(Returned(function.Method));
            }
            else
            {
                result = result.Join(Call(new CallSite(at, function.Method, function.Receiver, function.Receiver.Self) { Arguments = arguments, IsNoted = function.IsNoted }));
            }
        }

        // A delegate that the caller passed: the caller learns what it is called with.
        foreach (int ordinal in @delegate.All.Parameters())
        {
            Value[] known = _invoked.TryGetValue(ordinal, out Value[]? values) && values.Length == arguments.Length ? values : new Value[arguments.Length];
            for (int index = 0; index < known.Length; index++) known[index] = known[index].Join(arguments[index]);
            _invoked[ordinal] = known;
        }

        return result;
    }

    private void Bind(IMethodSymbol function, ImmutableArray<Value> arguments)
    {
        for (int index = 0; index < function.Parameters.Length && index < arguments.Length; index++)
        {
            _locals.Capture(function.Parameters[index]);
            _locals.Join(function.Parameters[index], arguments[index]);
        }
    }

    // A function of another method is followed as a method of its own.
    private bool IsOfThisBody(IMethodSymbol function) =>
        function.MethodKind is MethodKind.LambdaMethod or MethodKind.LocalFunction
        && function.DeclaringSyntaxReferences.Any(declared => _bodies.Any(body => body.Syntax.SyntaxTree == declared.SyntaxTree && body.Syntax.Span.Contains(declared.Span)));
}
