using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Purity.Engine;

// Expressions: whose object comes out.
internal sealed partial class BodyWalk
{
    private bool VisitExpression(IOperation operation, out Value value)
    {
        switch (operation)
        {
            case IInstanceReferenceOperation instance:
                value = Instance(instance);
                return true;
            case ILocalReferenceOperation local:
                value = Variable(local.Local, local.Local.ContainingSymbol);
                if (local.Local.IsRef) value = Read(value, local.Type);
                return true;
            case IParameterReferenceOperation parameter:
                value = Parameter(parameter.Parameter);
                return true;
            case IFieldReferenceOperation field:
                value = Field(field, field.Instance is null ? StaticData : Visit(field.Instance));
                return true;
            case IEventReferenceOperation @event:
                Value source = @event.Instance is null ? StaticData : Visit(@event.Instance);
                value = WithKept(@event.Event, @event.Event.Type, source, Read(source, @event.Type));
                return true;
            case IArrayElementReferenceOperation element:
                foreach (IOperation index in element.Indices) Visit(index);
                // x[1..] is a copy.
                Value array = Visit(element.ArrayReference);
                value = element.Indices[0].Type is { Name: "Range" } ? array.Copied : Read(array, element.Type);
                return true;
            case IInlineArrayAccessOperation element:
                Visit(element.Argument);
                value = Read(Visit(element.Instance), element.Type);
                return true;
            case IImplicitIndexerReferenceOperation indexed:
                Visit(indexed.Argument);
                value = VisitImplicitIndexer(indexed);
                return true;
            case IDynamicMemberReferenceOperation member:
                value = Visit(member.Instance).Part;
                return true;
            case IConditionalAccessOperation access:
                _conditionals.Push(Visit(access.Operation));
                value = Visit(access.WhenNotNull);
                _conditionals.Pop();
                return true;
            case IConditionalAccessInstanceOperation:
                value = _conditionals.Count > 0 ? _conditionals.Peek() : Value.Fresh;
                return true;
            case IConversionOperation { OperatorMethod: null } conversion:
                // An inline array as a span is the array itself.
                value = TypeFacts.IsInlineArray(conversion.Operand.Type) ? Reference(conversion.Operand) : Visit(conversion.Operand);
                if (!value.Self.IsNone && conversion.Type is { } type && Types.IsMutable(type)) value = value with { IsMutable = true };
                return true;
            case IBinaryOperation { OperatorMethod: null, Type.TypeKind: TypeKind.Delegate } composed:
                value = VisitChildren(composed);
                return true;
            case IBinaryOperation { OperatorMethod: null } binary:
                VisitBinary(binary);
                value = Value.Fresh;
                return true;
            case IAwaitOperation awaited:
                value = Await(awaited);
                return true;
            case ITupleOperation tuple:
                value = VisitChildren(tuple).Held;
                return true;
            case IArrayCreationOperation creation:
                foreach (IOperation size in creation.DimensionSizes) Visit(size);
                value = Visit(creation.Initializer).Held with { IsMutable = true };
                return true;
            case ICollectionExpressionOperation collection:
                value = MakeCollection(collection);
                return true;
            case ISpreadOperation spread:
                value = Visit(spread.Operand).Part;
                return true;
            case IAnonymousObjectCreationOperation anonymous:
                value = Make(Value.Fresh, anonymous.Type, anonymous.Initializers);
                return true;
            case IWithOperation with:
                value = Make(CopyOf(with), with.Type, [with.Initializer]);
                return true;
            case IAddressOfOperation { Reference: not IMethodReferenceOperation } address:
                value = Reference(address.Reference);
                return true;
            case IInterpolationOperation part:
                CallToString(part.Expression, Visit(part.Expression));
                Visit(part.Alignment);
                value = Value.Fresh;
                return true;
            case IInterpolatedStringHandlerCreationOperation handler:
                _handled.Push(_calls.Count > 0 ? _calls.Peek() : (Value.Fresh, []));
                value = Visit(handler.HandlerCreation);
                _handled.Pop();
                value = Make(value, handler.Type, [handler.Content]);
                return true;
            case IInterpolatedStringHandlerArgumentPlaceholderOperation placeholder:
                value = Handled(placeholder);
                return true;
            case IAnonymousFunctionOperation lambda:
                VisitFunction(lambda.Symbol, lambda.Body);
                value = Delegate(lambda.Symbol);
                return true;
            case IMethodReferenceOperation reference:
                value = MethodGroup(reference);
                return true;
            default:
                value = Value.Fresh;
                return false;
        }
    }

    private static Value Whole => new(Origins.This, Origins.Held, Origins.Deep);

    private static Value StaticData => new(Origins.Static, Origins.Static, Origins.Static);

    private Value Instance(IInstanceReferenceOperation instance) => instance.ReferenceKind switch
    {
        InstanceReferenceKind.ContainingTypeInstance => Whole with { IsMutable = Types.IsMutable(instance.Type!) },
        InstanceReferenceKind.PatternInput => _patterned.Count > 0 ? _patterned.Peek() : Value.Fresh,
        _ => _makers.Count > 0 ? _makers.Peek().Value : Value.Fresh,
    };

    // A struct's member may have been assigned where the struct stands.
    private Value Field(IFieldReferenceOperation field, Value owner) =>
        owner.Members.TryGetValue(field.Field, out Value known) ? known : WithKept(field.Field, field.Field.Type, owner, Read(owner, field.Type));

    // A variable of another function is one that this lambda captures.
    private Value Variable(ISymbol variable, ISymbol owner)
    {
        if (!SymbolEqualityComparer.Default.Equals(owner, _function)) _locals.Capture(variable);
        return _locals.Get(variable);
    }

    private Value Parameter(IParameterSymbol parameter)
    {
        // The parameters of a primary constructor are state; those of an extension block are its instance.
        if (IsState(parameter)) return parameter.ContainingSymbol is INamedTypeSymbol ? Whole with { IsMutable = Types.IsMutable(parameter.Type) } : Read(Whole, parameter.Type);

        Value value = Variable(parameter, parameter.ContainingSymbol);
        return parameter.RefKind is RefKind.None ? value : Read(value, parameter.Type);
    }

    private bool IsState(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is INamedTypeSymbol
        || (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && !SymbolEqualityComparer.Default.Equals(constructor, _key.Method));

    private readonly Stack<(Value Receiver, Value[] Arguments)> _calls = new();
    private readonly Stack<(Value Receiver, Value[] Arguments)> _handled = new();

    /// <summary>What the handler of an interpolated string is given of the call that it is an argument of.</summary>
    private Value Handled(IInterpolatedStringHandlerArgumentPlaceholderOperation placeholder)
    {
        (Value receiver, Value[] arguments) = _handled.Peek();
        return placeholder.PlaceholderKind switch
        {
            InterpolatedStringArgumentPlaceholderKind.CallsiteReceiver => receiver,
            InterpolatedStringArgumentPlaceholderKind.CallsiteArgument => arguments[placeholder.ArgumentIndex],
            _ => Value.Fresh,
        };
    }

    // A long sum is a deep tree to the left: it must not cost a frame for each term.
    private void VisitBinary(IBinaryOperation binary)
    {
        var rights = new Stack<IOperation>();
        IOperation left = binary;
        while (left is IBinaryOperation { OperatorMethod: null } inner)
        {
            rights.Push(inner.RightOperand);
            left = inner.LeftOperand;
        }

        bool isText = binary.Type is { SpecialType: SpecialType.System_String };
        Value value = Visit(left);
        while (true)
        {
            if (isText) CallToString(left, value);
            if (rights.Count == 0) return;
            value = Visit(left = rights.Pop());
        }
    }

    /// <summary>Fills a new object.</summary>
    private Value Make(Value made, ITypeSymbol? type, IEnumerable<IOperation> initializers)
    {
        _makers.Push(new Maker(made, type));
        foreach (IOperation initializer in initializers) Visit(initializer);
        return _makers.Pop().Value;
    }

    private Value MakeMember(IMemberInitializerOperation member)
    {
        Value value = Visit(member.InitializedMember);
        Value filled = Make(value, member.InitializedMember.Type, [member.Initializer]);
        if (_makers.Count > 0) _makers.Peek().Value = _makers.Peek().Value.Join(filled.Held);
        return filled;
    }

    private Value VisitImplicitIndexer(IImplicitIndexerReferenceOperation indexed)
    {
        Value instance = Visit(indexed.Instance);
        CallImplied(indexed, (indexed.LengthSymbol as IPropertySymbol)?.GetMethod, instance, indexed.Instance);
        if (CallImplied(indexed, (indexed.IndexerSymbol as IPropertySymbol)?.GetMethod ?? indexed.IndexerSymbol as IMethodSymbol, instance, indexed.Instance) is { } known) return known;

        // x[1..] of an array is a copy, of a span a view.
        if (indexed.IndexerSymbol is IMethodSymbol)
            return TypeFacts.IsSpan(indexed.Type) ? instance : instance.Copied;
        return Read(instance, indexed.Type);
    }
}
