using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Purity.Engine;

// What the framework calls of this compilation's code: comparers that it is given, the methods that compare and tell its elements, and methods by name.
internal sealed partial class BodyWalk
{
    private void CallBack(CallSite site, TypeFlow flow)
    {
        IMethodSymbol method = site.Method;
        bool isCompared = false;
        for (int ordinal = 0; ordinal < method.Parameters.Length; ordinal++)
        {
            ITypeSymbol taken = method.Parameters[ordinal].Type;
            isCompared |= taken.Name is "IComparer" or "IEqualityComparer" or "Comparison";
            if (taken is INamedTypeSymbol { TypeKind: TypeKind.Interface } face && site.Expression(ordinal) is { } given) CallMembers(site, face, given, site.Argument(ordinal));
            else if (Library.Tells(method) && site.Expression(ordinal) is { } told) CallToString(told, site.Argument(ordinal));
        }

        foreach (ITypeParameterSymbol parameter in Library.Looked(method.OriginalDefinition))
        {
            if (Argument(method, parameter) is not INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } type) continue;
            Value element = flow.Out(parameter);
            if (!isCompared && Library.Orders(method)) CallAll(site.At, type, "CompareTo", element);
            if (!isCompared && Library.Equates(method))
            {
                CallAll(site.At, type, "Equals", element);
                CallAll(site.At, type, "GetHashCode", element);
            }

            if (Library.Tells(method)) CallAll(site.At, type, "ToString", element);
        }
    }

    private static ITypeSymbol? Argument(IMethodSymbol method, ITypeParameterSymbol parameter) =>
        parameter.TypeParameterKind is TypeParameterKind.Method ? method.TypeArguments[parameter.Ordinal] : method.ContainingType.TypeArguments.ElementAtOrDefault(parameter.Ordinal);

    // An object is handed over as an interface: whatever of it may be called.
    private void CallMembers(CallSite site, INamedTypeSymbol face, IOperation given, Value value)
    {
        while (given is IConversionOperation { OperatorMethod: null } conversion) given = conversion.Operand;
        if (given.Type is not INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false, TypeKind: TypeKind.Class or TypeKind.Struct } type || Library.IsCollection(face)) return;

        var flow = new TypeFlow();
        Flow(flow, site);
        Value elements = Value.Fresh;
        foreach (ITypeParameterSymbol parameter in site.Method.OriginalDefinition.TypeParameters.Concat(site.Method.ContainingType.OriginalDefinition.TypeParameters)) elements = elements.Join(flow.Out(parameter));
        foreach (INamedTypeSymbol part in face.AllInterfaces.Add(face))
        {
            foreach (ISymbol member in part.GetMembers())
            {
                if (member is not IMethodSymbol { IsStatic: false } called || type.FindImplementationForInterfaceMember(called) is not IMethodSymbol implementation) continue;
                CallImplied(site.At, Implementations.Override(type, implementation), value, given, [.. called.Parameters.Select(_ => elements)]);
            }
        }
    }

    private void CallAll(IOperation at, INamedTypeSymbol type, string name, Value instance)
    {
        if (instance == default) return;
        for (INamedTypeSymbol? part = type; part is { DeclaringSyntaxReferences.IsEmpty: false }; part = part.BaseType)
        {
            foreach (ISymbol member in part.GetMembers(name))
            {
                if (member is IMethodSymbol { IsStatic: false } method) CallImplied(at, method, instance, null, [.. method.Parameters.Select(_ => instance)]);
            }
        }
    }

    /// <summary>A call that says by name, or by a delegate, what is to run; null where it is none.</summary>
    private Value? Late(CallSite site)
    {
        switch (site.Method)
        {
            case { Name: "DynamicInvoke", ContainingType.Name: "Delegate" }:
                Value given = site.Argument(0).Part;
                return Invoke(site.At, site.Receiver, [given, given, given, given]);
            case { Name: "Invoke", ContainingType.Name: "MethodBase" or "MethodInfo" } when MethodNamed(site.Instance) is { } named:
                CallAll(site.At, named.Type, named.Name, site.Argument(0));
                return site.Argument(0).Part;
            case { Name: "InvokeMember", ContainingType.Name: "Type" } when site is { Instance: ITypeOfOperation { TypeOperand: INamedTypeSymbol type } } && site.Expression(0) is { ConstantValue.Value: string name }:
                CallAll(site.At, type, name, site.Argument(3));
                return site.Argument(3).Part;
            default:
                return null;
        }
    }

    // typeof(Coin).GetMethod("Bump"), there or in the variable's declaration.
    private (INamedTypeSymbol Type, string Name)? MethodNamed(IOperation? method) => method switch
    {
        ILocalReferenceOperation { Local: var local } when _run.Model.Bodies.Initial(local, _run.CancellationToken) is IInvocationOperation found => MethodNamed(found),
        IInvocationOperation { TargetMethod.Name: "GetMethod", Instance: ITypeOfOperation { TypeOperand: INamedTypeSymbol type } } found when found.Arguments[0].Value.ConstantValue.Value is string name => (type, name),
        _ => null,
    };
}
