using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Purity.Engine;

// Code of other assemblies: known by what it is called.
internal sealed partial class BodyWalk
{
    private Value CallLibrary(CallSite site)
    {
        IMethodSymbol method = site.Method;
        if (Library.Mutates(method))
        {
            NoteWrite(TypeFacts.IsSpan(method.ContainingType) ? site.Receiver.Self : site.Place, site.At.Syntax);
            foreach (IParameterSymbol parameter in method.Parameters) HoldArgument(site, parameter, site.Instance, site.Receiver.Self);
        }
        else if (TypeFacts.IsSpan(method.ContainingType) && method.Name is "Clear" or "Fill")
        {
            NoteWrite(site.Receiver.Self, site.At.Syntax);
        }

        if (Library.Changed(method) is >= 0 and var ordinal)
        {
            NoteWrite(site.Argument(ordinal).Self, site.At.Syntax);
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                if (parameter.Ordinal != ordinal) HoldArgument(site, parameter, site.Expression(ordinal), site.Argument(ordinal).Self);
            }
        }

        if (method.Name is "Wait" or "GetResult") Note(FactKind.Await, site.At.Syntax);
        if (method.Name.StartsWith("ThrowIf", StringComparison.Ordinal) && _caught == 0) Note(FactKind.Throw, site.At.Syntax);
        var flow = new TypeFlow();
        Flow(flow, site);
        WriteReferences(site, flow);
        CallBack(site, flow);
        return Late(site) is { } late ? late : LibraryResult(site, flow);
    }

    // An argument that an instance takes in, as itself or by its elements.
    private void HoldArgument(CallSite site, IParameterSymbol parameter, IOperation? holder, Origins origins)
    {
        Value argument = site.Argument(parameter.Ordinal);
        if (argument.All.IsNone) return;

        bool isItself = Library.TakesItself(parameter);
        Value held = isItself ? argument : argument.Part;
        bool inside = Types.IsMutableInside(site.Expression(parameter.Ordinal)?.Type);
        Origins kept = (isItself && argument.IsMutable ? held.Self : Origins.None) | (inside ? held.All : Origins.None);
        if (!origins.IsNone)
        {
            if (!kept.IsNone) Note(FactKind.Store, site.At.Syntax, origins, kept);
            _holdings.Add(new Holding(origins, held));
        }

        Own(holder, held);
    }

    private void Flow(TypeFlow flow, CallSite site)
    {
        IMethodSymbol method = site.Method.OriginalDefinition;
        flow.TakeIn(method.ContainingType, site.Receiver);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            // What an out parameter was before is lost.
            if (parameter.RefKind is not RefKind.Out && !TypeFlow.IsDelegate(parameter.Type)) flow.TakeIn(parameter.Type, site.Argument(parameter.Ordinal));
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (TypeFlow.DelegateOf(parameter.Type) is not { } invoke) continue;
            Value @delegate = site.Argument(parameter.Ordinal);
            Value returned = Invoke(site.At, @delegate, [.. invoke.Parameters.Select(taken => flow.Out(taken.Type))]);
            flow.TakeIn(invoke.ReturnType, returned);
        }
    }

    // What is passed by ref or out is assigned.
    private void WriteReferences(CallSite site, TypeFlow flow)
    {
        foreach (IParameterSymbol parameter in site.Method.Parameters)
        {
            if (parameter.RefKind is not (RefKind.Ref or RefKind.Out) || site.Expression(parameter.Ordinal) is not { } place) continue;
            AssignTo(place, flow.Out(parameter.OriginalDefinition.Type) with { IsMutable = Types.IsMutable(parameter.Type) }, site.At);
        }
    }

    private Value LibraryResult(CallSite site)
    {
        var flow = new TypeFlow();
        Flow(flow, site);
        return LibraryResult(site, flow);
    }

    private Value LibraryResult(CallSite site, TypeFlow flow)
    {
        IMethodSymbol method = site.Method.OriginalDefinition;
        Value all = site.Receiver;
        foreach (Value argument in site.Arguments) all = all.Join(argument);
        if (ReturnsReference(method) || Library.IsView(method)) return all;
        if (Library.IsCast(method)) return all.Copied;
        if (Library.IsNode(method.ReturnType)) return site.Receiver;
        if (method.ReturnType.SpecialType is SpecialType.System_Object) return method.Name is "MemberwiseClone" or "Clone" ? all.Copied : site.Receiver.Part;
        return flow.Out(method.ReturnType) with { IsMutable = Types.IsMutable(site.Method.ReturnType) };
    }

    private static Value LibraryCreation(CallSite site)
    {
        Value made = Value.Fresh;
        foreach (IParameterSymbol parameter in site.Method.OriginalDefinition.Parameters)
        {
            Value argument = site.Argument(parameter.Ordinal);
            made = made.Join(Library.IsWrapper(site.Method.ContainingType) ? argument : Library.TakesItself(parameter) ? argument.Held : argument.Copied);
        }

        return made;
    }

    // Late-bound calls: the name is all there is.
    private Value VisitDynamic(IDynamicInvocationOperation invocation)
    {
        Value[] arguments = [.. invocation.Arguments.Select(Visit)];
        if (invocation.Operation is not IDynamicMemberReferenceOperation { Instance: { } instance } member) return VisitChildren(invocation.Operation);

        Value receiver = Visit(instance);
        if (Library.MayMutate(member.MemberName)) NoteWrite(receiver.Self, invocation.Syntax);
        CallByName(invocation, member.MemberName, receiver, arguments);
        return receiver.Part;
    }
}
