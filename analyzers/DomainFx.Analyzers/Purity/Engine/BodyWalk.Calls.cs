using System.Collections.Immutable;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Purity.Engine;

// Calls: of methods, accessors, constructors and operators.
internal sealed partial class BodyWalk
{
    private bool VisitCall(IOperation operation, out Value value)
    {
        switch (operation)
        {
            case IInvocationOperation invocation:
                value = VisitInvocation(invocation);
                if (ReturnsReference(invocation.TargetMethod)) value = Read(value, invocation.Type);
                return true;
            case IPropertyReferenceOperation property:
                value = VisitProperty(property);
                if (property.Property.ReturnsByRef || property.Property.ReturnsByRefReadonly) value = Read(value, property.Type);
                return true;
            case IObjectCreationOperation creation:
                value = VisitCreation(creation);
                return true;
            case IConversionOperation { OperatorMethod: { } conversion, Operand: var operand }:
                value = Operator(operation, conversion, operand);
                return true;
            case IBinaryOperation { OperatorMethod: { } binary } operands:
                value = Operator(operation, binary, operands.LeftOperand, operands.RightOperand);
                return true;
            case IUnaryOperation { OperatorMethod: { } unary, Operand: var operand }:
                value = Operator(operation, unary, operand);
                return true;
            case IFunctionPointerInvocationOperation invocation:
                value = Invoke(invocation, Visit(invocation.Target), [.. invocation.Arguments.Select(argument => argument.Parameter!.RefKind is RefKind.None ? Visit(argument.Value) : Reference(argument.Value))]);
                return true;
            case IDynamicInvocationOperation invocation:
                value = VisitDynamic(invocation);
                return true;
            case IUsingOperation @using:
                Value resource = Visit(@using.Resources);
                if (@using.Resources is IVariableDeclarationGroupOperation) Dispose(@using, @using.Resources, @using.IsAsynchronous);
                else Dispose(@using, @using.Resources.Type, resource, @using.IsAsynchronous);
                Visit(@using.Body);
                value = Value.Fresh;
                return true;
            case IUsingDeclarationOperation @using:
                Visit(@using.DeclarationGroup);
                Dispose(@using, @using.DeclarationGroup, @using.IsAsynchronous);
                value = Value.Fresh;
                return true;
            default:
                value = Value.Fresh;
                return false;
        }
    }

    private static bool ReturnsReference(IMethodSymbol method) => method.ReturnsByRef || method.ReturnsByRefReadonly;

    private Value Operator(IOperation at, IMethodSymbol method, params IOperation[] operands)
    {
        ImmutableArray<Value> arguments = [.. operands.Select(Visit)];
        return _run.Model.Bodies.HasCode(method)
            ? Call(new CallSite(at, method, Value.Fresh, Origins.None) { Arguments = arguments, Expressions = [.. operands] })
            : LibraryResult(new CallSite(at, method, Value.Fresh, Origins.None) { Arguments = arguments });
    }

    /// <summary>Where a method returns a reference, the place that it stands for.</summary>
    private Value VisitInvocation(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        (Value receiver, Origins place) = VisitPlace(invocation.Instance);
        (ImmutableArray<Value> arguments, ImmutableArray<IOperation?> expressions) = Arguments(invocation.Arguments, method, receiver);
        if (HandlerShapes.IsEventHandler(method))
        {
            // It changes state as it should; what is wrong is calling it.
            Note(new Fact(FactKind.EventCall, invocation.Syntax) { Callee = method });
            return Value.Fresh;
        }

        if (method.MethodKind is MethodKind.DelegateInvoke) return Invoke(invocation, receiver, arguments);
        if (IsOfThisBody(method))
        {
            Bind(method.OriginalDefinition, arguments);
            AssignReferences(method, expressions);
            return Returned(method.OriginalDefinition);
        }

        var site = new CallSite(invocation, method, receiver, place)
        {
            Arguments = arguments, Expressions = expressions, Instance = invocation.Instance, IsVirtual = invocation.IsVirtual,
        };
        // A source of chance is not followed, but what it fills is filled.
        if (NoteNondeterminism(method, invocation.Syntax)) return CallLibrary(site);
        return NoteGenerated(site) ? Value.Fresh : Call(site);
    }

    // A local function's parameters by reference may be assigned in it.
    private void AssignReferences(IMethodSymbol method, ImmutableArray<IOperation?> expressions)
    {
        foreach (IParameterSymbol parameter in method.OriginalDefinition.Parameters)
        {
            if (parameter.RefKind is RefKind.Ref or RefKind.Out && expressions[parameter.Ordinal] is { } place && Inner(place) is ILocalReferenceOperation { Local: { IsRef: false } local })
                _locals.Join(local, _locals.Get(parameter).Part);
        }
    }

    private (ImmutableArray<Value> Values, ImmutableArray<IOperation?> Expressions) Arguments(ImmutableArray<IArgumentOperation> arguments, IMethodSymbol method, Value receiver = default)
    {
        var values = new Value[method.Parameters.Length];
        var expressions = new IOperation?[method.Parameters.Length];
        _calls.Push((receiver, values));
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is not { } parameter)
            {
                Visit(argument.Value);
                continue;
            }

            expressions[parameter.Ordinal] = argument.Value;
            values[parameter.Ordinal] = parameter.RefKind is RefKind.None ? Visit(argument.Value) : Reference(argument.Value);
        }

        _calls.Pop();
        return (values.ToImmutableArray(), expressions.ToImmutableArray());
    }

    private Value VisitProperty(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        (Value receiver, Origins place) = VisitPlace(reference.Instance);
        IMethodSymbol? getter = Accessor(property, static property => property.GetMethod);
        if (getter is null) return Read(receiver, property.Type);

        (ImmutableArray<Value> arguments, ImmutableArray<IOperation?> expressions) = Arguments(reference.Arguments, getter);
        if (NoteNondeterminism(property, reference.Syntax)) return Value.Fresh;

        var site = new CallSite(reference, getter, receiver, place)
        {
            Arguments = arguments, Expressions = expressions, Instance = reference.Instance, IsVirtual = true,
        };
        IMethodSymbol target = Resolve(site);
        Value others = CallOthers(site, target);
        if (_run.Model.Bodies.HasCode(target)) return CallCode(site, target).Join(others);
        if (property.ReturnsByRef || property.ReturnsByRefReadonly || Library.IsView(property)) return receiver;
        if (property.Name == "Result" && Library.IsTask(property.ContainingType)) Note(FactKind.Await, reference.Syntax);
        if (property is { Name: "Value", ContainingType.Name: "Lazy" }) return Invoke(reference, receiver, []);
        if (receiver.Members.TryGetValue(property, out Value known)) return known;
        Value owner = reference.Instance is null ? StaticData : receiver;
        return WithKept(property, property.Type, owner, Read(owner, property.Type)).Join(others);
    }

    private void SetProperty(IPropertyReferenceOperation reference, Value value, IOperation at, IOperation? from)
    {
        IPropertySymbol property = reference.Property;
        IMethodSymbol? setter = Accessor(property, static property => property.SetMethod);
        (Value receiver, Origins place) = VisitPlace(reference.Instance);
        bool isView = property.IsIndexer && Library.IsWrapper(property.ContainingType);
        if (reference.Instance is null) place = Origins.Static;
        else if (isView) place = receiver.Self;
        (ImmutableArray<Value> arguments, ImmutableArray<IOperation?> expressions) = setter is null
            ? (ImmutableArray<Value>.Empty, ImmutableArray<IOperation?>.Empty)
            : Arguments(reference.Arguments, setter);
        if (setter is not null)
        {
            var site = new CallSite(at, setter, receiver, place)
            {
                Arguments = arguments.SetItem(arguments.Length - 1, value), Expressions = expressions, Instance = reference.Instance, IsVirtual = true,
            };
            IMethodSymbol target = Resolve(site);
            if (_run.Model.Bodies.HasCode(target))
            {
                CallCode(site, target);
                return;
            }
        }

        NoteWrite(place, at.Syntax);
        Hold(reference, place, value, at, from);
        if (IsMade(reference.Instance) && setter is { IsInitOnly: true }) _makers.Peek().Has(property, value);
    }

    // An override may replace one accessor only.
    private static IMethodSymbol? Accessor(IPropertySymbol property, Func<IPropertySymbol, IMethodSymbol?> accessor)
    {
        for (IPropertySymbol? declared = property; declared is not null; declared = declared.OverriddenProperty)
        {
            if (accessor(declared) is { } found) return found;
        }

        return null;
    }

    private Value VisitCreation(IObjectCreationOperation creation)
    {
        if (creation.Constructor is not { } constructor)
        {
            foreach (IArgumentOperation argument in creation.Arguments) Visit(argument.Value);
            return Make(Value.Fresh, creation.Type, creation.Initializer is null ? [] : [creation.Initializer]);
        }

        (ImmutableArray<Value> arguments, ImmutableArray<IOperation?> expressions) = Arguments(creation.Arguments, constructor);
        NoteNondeterminism(constructor, creation.Syntax);
        var site = new CallSite(creation, constructor, Value.Fresh, Origins.None) { Arguments = arguments, Expressions = expressions };
        Value made = CallConstructor(site);
        return creation.Initializer is null ? made : Make(made, creation.Type, [creation.Initializer]);
    }

    private Value CallConstructor(CallSite site)
    {
        if (_run.Model.Bodies.HasCode(site.Method))
        {
            Value made = CallCode(site, site.Method);
            if (HandlerShapes.IsEventContract(site.Method.ContainingType)) NoteKeptByConstructor(site);
            return made;
        }

        if (site.Method.ContainingType.Locations[0].IsInSource)
        {
            Value made = CallCode(site, site.Method);
            for (int ordinal = 0; ordinal < site.Arguments.Length; ordinal++)
            {
                made = made.Join(site.Argument(ordinal).Held);
                if (site.Expression(ordinal) is { } argument && HandlerShapes.IsEventContract(site.Method.ContainingType)) NoteKeptArgument(argument, site.Argument(ordinal));
            }

            return made;
        }

        return LibraryCreation(site);
    }

    private void NoteKeptArgument(IOperation argument, Value value)
    {
        bool inside = Types.IsMutableInside(argument.Type);
        Origins kept = (value.IsMutable ? value.Self : Origins.None) | (inside ? value.All : Origins.None);
        if (!kept.IsNone) Note(FactKind.KeptByEvent, argument.Syntax, default, kept);
    }

    private void NoteKeptByConstructor(CallSite site)
    {
        foreach (Fact fact in _run.Of(site.Method, site.Method.ContainingType).Facts)
        {
            if (fact.Kind is FactKind.Store && fact.Origins.Overlaps(Origins.Instance) && site.Translate(fact.Stored) is { IsNone: false } kept)
                Note(FactKind.KeptByEvent, site.At.Syntax, default, kept);
        }
    }
}
