using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Purity.Engine;

// Calls that the code implies without naming the method: of enumerators, Deconstruct, Dispose, awaiters, ToString.
internal sealed partial class BodyWalk
{
    /// <summary>Calls a method if it is one of this compilation; null where it is not.</summary>
    /// <param name="instance">The expression of the receiver, where it tells which override runs.</param>
    private Value? CallImplied(IOperation at, IMethodSymbol? method, Value receiver, IOperation? instance, params Value[] arguments)
    {
        if (method is null) return null;

        method = method.ReducedFrom ?? method;
        var site = new CallSite(at, method, receiver, method.ContainingType.IsValueType ? Origins.None : receiver.Self)
        {
            Arguments = method.IsStatic ? [receiver, .. arguments] : [.. arguments], Instance = instance, IsVirtual = true,
        };
        IMethodSymbol target = Resolve(site);
        return _run.Model.Bodies.HasCode(target) ? CallCode(site, target) : null;
    }

    /// <summary>What a loop goes through, as something that holds the elements.</summary>
    private Value Enumerate(IForEachLoopOperation loop, Value collection)
    {
        if (loop is not { SemanticModel: { } model, Syntax: CommonForEachStatementSyntax syntax }) return collection;

        ForEachStatementInfo info = model.GetForEachStatementInfo(syntax);
        Value enumerator = CallImplied(loop.Collection, info.GetEnumeratorMethod, collection, loop.Collection) ?? collection;
        CallImplied(loop.Collection, info.MoveNextMethod, enumerator, null);
        Dispose(loop.Collection, info.GetEnumeratorMethod?.ReturnType, enumerator, loop.IsAsynchronous);
        return CallImplied(loop.Collection, info.CurrentProperty?.GetMethod, enumerator, null)?.Held ?? enumerator;
    }

    private void CallDeconstruct(IOperation at, Value value)
    {
        DeconstructionInfo? info = at switch
        {
            { SemanticModel: { } model, Syntax: AssignmentExpressionSyntax assignment } => model.GetDeconstructionInfo(assignment),
            { SemanticModel: { } model, Syntax: ForEachVariableStatementSyntax loop } => model.GetDeconstructionInfo(loop),
            _ => null,
        };
        if (info is { } calls) CallDeconstruct(at, calls, value);
    }

    private void CallDeconstruct(IOperation at, DeconstructionInfo info, Value value)
    {
        CallImplied(at, info.Method, value, null);
        foreach (DeconstructionInfo nested in info.Nested) CallDeconstruct(at, nested, value.Part);
    }

    private Value Await(IAwaitOperation awaited)
    {
        Note(FactKind.Await, awaited.Syntax);
        Value value = Visit(awaited.Operation);
        if (awaited is not { SemanticModel: { } model, Syntax: AwaitExpressionSyntax syntax }) return value.Part;

        AwaitExpressionInfo info = model.GetAwaitExpressionInfo(syntax);
        return CallImplied(awaited, info.GetAwaiterMethod, value, null) is { } awaiter
            ? CallImplied(awaited, info.GetResultMethod, awaiter, null) ?? awaiter.Part
            : value.Part;
    }

    private void Dispose(IOperation at, IOperation resources, bool isAsync)
    {
        foreach (IOperation part in resources.DescendantsAndSelf())
        {
            if (part is IVariableDeclaratorOperation { Symbol: var variable }) Dispose(at, variable.Type, _locals.Get(variable), isAsync);
        }
    }

    private void Dispose(IOperation at, ITypeSymbol? type, Value resource, bool isAsync)
    {
        if (type is not { DeclaringSyntaxReferences.IsEmpty: false }) return;

        string name = isAsync ? "DisposeAsync" : "Dispose";
        ISymbol? declared = type.AllInterfaces.FirstOrDefault(face => face.Name == (isAsync ? "IAsyncDisposable" : "IDisposable"))?.GetMembers(name).FirstOrDefault();
        ISymbol? dispose = declared is null ? type.GetMembers(name).FirstOrDefault(static member => member is IMethodSymbol { Parameters.IsEmpty: true }) : type.FindImplementationForInterfaceMember(declared);
        CallImplied(at, dispose as IMethodSymbol, resource, null);
    }

    /// <summary>An object becomes text.</summary>
    private void CallToString(IOperation part, Value value)
    {
        while (part is IConversionOperation { OperatorMethod: null } conversion) part = conversion.Operand;
        for (ITypeSymbol? type = part.Type; type is { DeclaringSyntaxReferences.IsEmpty: false }; type = type.BaseType)
        {
            bool isFormatted = type.AllInterfaces.Any(static face => face.Name == "IFormattable");
            IMethodSymbol[] methods = [.. type.GetMembers("ToString").OfType<IMethodSymbol>().Where(method => method.Parameters.IsEmpty || isFormatted)];
            foreach (IMethodSymbol method in methods) CallImplied(part, method, value, null, [.. method.Parameters.Select(static _ => Value.Fresh)]);
            if (methods.Length > 0) return;
        }
    }

    /// <summary>A collection of this compilation that <c>[a, b]</c> makes: by a method of its own, or by adding one after the other.</summary>
    private Value MakeCollection(ICollectionExpressionOperation collection)
    {
        Value elements = VisitChildren(collection);
        if (collection.Type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } type)
        {
            if (collection.ConstructMethod is { MethodKind: not MethodKind.Constructor } create) return CallImplied(collection, create, elements.Held, null) ?? elements.Held;
            foreach (ISymbol add in type.GetMembers("Add")) CallImplied(collection, add as IMethodSymbol, Value.Fresh, null, elements);
        }

        return elements.Held with { IsMutable = true };
    }

    // Late bound: whatever has the name.
    private void CallByName(IOperation at, string name, Value receiver, Value[] arguments)
    {
        foreach (ISymbol member in _run.Model.Bodies.Named(name))
        {
            if (member is IMethodSymbol { IsStatic: false } method && method.Parameters.Length == arguments.Length) CallImplied(at, method, receiver, null, arguments);
        }
    }

    private Value CopyOf(IWithOperation with)
    {
        Value operand = Visit(with.Operand);
        foreach (IMethodSymbol constructor in (with.Type as INamedTypeSymbol)?.InstanceConstructors ?? [])
        {
            if (constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, with.Type)) CallImplied(with, constructor, Value.Fresh, null, operand);
        }

        return operand.Copied;
    }
}
