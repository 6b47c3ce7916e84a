using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Purity.Engine;

// Writes: what is changed, whichever way it is written.
internal sealed partial class BodyWalk
{
    private bool VisitWrite(IOperation operation, out Value value)
    {
        value = Value.Fresh;
        switch (operation)
        {
            case ISimpleAssignmentOperation { IsRef: true } assignment:
                value = Reference(assignment.Value);
                if (assignment.Target is ILocalReferenceOperation local) _locals.Set(local.Local, value);
                else if (assignment.Target is IFieldReferenceOperation { Instance: { } owner }) Hold(assignment.Target, Storage(owner), value, assignment, from: null);
                else AssignTo(assignment.Target, value, assignment);
                return true;
            case ISimpleAssignmentOperation assignment:
                value = Visit(assignment.Value);
                AssignTo(assignment.Target, value, assignment, assignment.Value);
                return true;
            case ICompoundAssignmentOperation { OperatorMethod: { IsStatic: false } method } compound:
                // C# 14: the operator changes the object instead of making another.
                Visit(compound.Value);
                Change(compound, compound.Target, method);
                return true;
            case ICompoundAssignmentOperation compound:
                (Value left, Value right) = (Visit(compound.Target), Visit(compound.Value));
                value = left.Join(right);
                if (compound.OperatorMethod is { } @operator) Call(new CallSite(compound, @operator, Value.Fresh, Origins.None) { Arguments = [left, right] });
                AssignTo(compound.Target, value, compound);
                return true;
            case ICoalesceAssignmentOperation coalesce:
                value = Visit(coalesce.Target).Join(Visit(coalesce.Value));
                AssignTo(coalesce.Target, value, coalesce, coalesce.Value);
                return true;
            case IIncrementOrDecrementOperation { OperatorMethod: { IsStatic: false } method } increment:
                Change(increment, increment.Target, method);
                return true;
            case IIncrementOrDecrementOperation increment:
                AssignTo(increment.Target, Visit(increment.Target), increment);
                return true;
            case IDeconstructionAssignmentOperation deconstruction:
                Deconstruct(deconstruction.Target, deconstruction.Value, deconstruction);
                return true;
            case IEventAssignmentOperation { EventReference: IEventReferenceOperation @event } assignment:
                Visit(assignment.HandlerValue);
                NoteWrite(@event.Instance is null ? Origins.Static : Storage(@event.Instance), assignment.Syntax);
                return true;
            case IMemberInitializerOperation member:
                value = MakeMember(member);
                return true;
            default:
                return false;
        }
    }

    private void Change(IOperation at, IOperation target, IMethodSymbol method)
    {
        Value value = Visit(target);
        if (_run.Model.Bodies.HasCode(method)) Call(new CallSite(at, method, value, Storage(target)) { Instance = target });
        else NoteWrite(target.Type is { IsReferenceType: true } ? value.Self : StorageOf(target), at.Syntax);
    }

    private void Deconstruct(IOperation target, IOperation source, IOperation at)
    {
        while (source is IConversionOperation { IsImplicit: true } conversion) source = conversion.Operand;
        if (Inner(target) is ITupleOperation targets && source is ITupleOperation sources && targets.Elements.Length == sources.Elements.Length)
        {
            // All is read before anything is assigned.
            Value[] values = [.. sources.Elements.Select(Visit)];
            for (int index = 0; index < values.Length; index++) Spread(targets.Elements[index], sources.Elements[index], values[index], at);
            return;
        }

        Value value = Visit(source);
        CallDeconstruct(at, value);
        AssignTo(target, value, at);
    }

    private void Spread(IOperation target, IOperation source, Value value, IOperation at)
    {
        if (Inner(target) is ITupleOperation) Deconstruct(target, source, at);
        else AssignTo(target, value, at, source);
    }

    private static IOperation Inner(IOperation target) => target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;

    /// <summary>A place gets a value.</summary>
    /// <param name="from">The expression of the value, where there is one.</param>
    private void AssignTo(IOperation target, Value value, IOperation at, IOperation? from = null)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                AssignTo(declaration.Expression, value, at, from);
                break;
            case ITupleOperation tuple:
                foreach (IOperation element in tuple.Elements) AssignTo(element, Trim(value.Part, element.Type), at, from);
                break;
            case IDiscardOperation:
                break;
            case ILocalReferenceOperation { Local.IsRef: false } local:
                Variable(local.Local, local.Local.ContainingSymbol);
                Assign(local.Local, Trim(value, local.Type), from);
                break;
            case IParameterReferenceOperation { Parameter.RefKind: RefKind.None } parameter when !IsState(parameter.Parameter):
                Variable(parameter.Parameter, parameter.Parameter.ContainingSymbol);
                _locals.Set(parameter.Parameter, Trim(value, parameter.Type));
                break;
            case IParameterReferenceOperation { Parameter: var parameter } when !IsState(parameter):
                NoteWrite(Variable(parameter, parameter.ContainingSymbol).Self, at.Syntax);
                _locals.Join(parameter, value.Held);
                if (SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, _key.Method))
                    _assigned[parameter.Ordinal] = _assigned.TryGetValue(parameter.Ordinal, out Value assigned) ? assigned.Join(value) : value;
                break;
            case IPropertyReferenceOperation { Property: { ReturnsByRef: false, ReturnsByRefReadonly: false } } property:
                SetProperty(property, value, at, from);
                break;
            default:
                Origins place = StorageOf(target);
                NoteWrite(place, at.Syntax);
                if (target is not IFieldReferenceOperation field || !AssignPart(field, value)) Hold(target, place, value, at, from);
                break;
        }
    }

    /// <summary>Assigns a member of a struct in a variable, or of a struct within it: the variable has the new value there, and no other.</summary>
    private bool AssignPart(IFieldReferenceOperation target, Value value)
    {
        var path = new Stack<IFieldSymbol>();
        IOperation? place = target;
        for (; place is IFieldReferenceOperation { Field.RefKind: RefKind.None, Instance: { } owner } field && TypeFacts.IsValue(owner.Type); place = owner) path.Push(field.Field);
        if (place is not ILocalReferenceOperation { Local: { IsRef: false } local }) return false;

        _locals.Set(local, Variable(local, local.ContainingSymbol).With(path, value));
        return true;
    }

    private void Assign(ILocalSymbol local, Value value, IOperation? from)
    {
        // Two names of one object: what one is given the other has.
        if (from is ILocalReferenceOperation { Local: { IsRef: false } other } && !TypeFacts.IsValue(local.Type)) _locals.Link(local, other);
        _locals.Set(local, value);
    }

    /// <summary>Whose object changes when a member of this instance is assigned.</summary>
    private Origins Storage(IOperation instance) => TypeFacts.IsValue(instance.Type) ? StorageOf(instance) : Visit(instance).Self;

    /// <summary>Whose object changes when this place is assigned.</summary>
    private Origins StorageOf(IOperation place)
    {
        switch (place)
        {
            case ILocalReferenceOperation local:
                return local.Local.IsRef ? Variable(local.Local, local.Local.ContainingSymbol).Self : Origins.None;
            case IParameterReferenceOperation { Parameter: var parameter } when IsState(parameter):
                return Origins.This;
            case IParameterReferenceOperation { Parameter: var parameter }:
                Value reference = Variable(parameter, parameter.ContainingSymbol);
                if (parameter.RefKind is RefKind.None) return Origins.None;
                return reference.Self;
            case IFieldReferenceOperation { Field.RefKind: not RefKind.None, Instance: { } holder }:
                // What the reference stands for.
                return Visit(holder).All;
            case IFieldReferenceOperation field:
                return field.Instance is null ? Origins.Static : Storage(field.Instance);
            case IEventReferenceOperation @event:
                return @event.Instance is null ? Origins.Static : Storage(@event.Instance);
            case IArrayElementReferenceOperation element:
                foreach (IOperation index in element.Indices) Visit(index);
                return Visit(element.ArrayReference).Self;
            case IInlineArrayAccessOperation element:
                Visit(element.Argument);
                return StorageOf(element.Instance);
            case IImplicitIndexerReferenceOperation indexed:
                Visit(indexed.Argument);
                return Visit(indexed.Instance).Self;
            case IInstanceReferenceOperation instance:
                return Instance(instance).Self;
            case IPropertyReferenceOperation { Property: { ReturnsByRef: true } or { ReturnsByRefReadonly: true } } property:
                return VisitProperty(property).Self;
            case IInvocationOperation { TargetMethod: { ReturnsByRef: true } or { ReturnsByRefReadonly: true } } invocation:
                return VisitInvocation(invocation).Self;
            case IConditionalOperation { IsRef: true } conditional:
                Visit(conditional.Condition);
                return StorageOf(conditional.WhenTrue) | StorageOf(conditional.WhenFalse!);
            case ISimpleAssignmentOperation { IsRef: true } assignment:
                Visit(assignment);
                return StorageOf(assignment.Target);
            case IDynamicMemberReferenceOperation { Instance: { } instance }:
                return Visit(instance).Self;
            case IDynamicIndexerAccessOperation { Operation: var instance } access:
                foreach (IOperation argument in access.Arguments) Visit(argument);
                return Visit(instance).Self;
            case IPropertyReferenceOperation or IInvocationOperation or IConversionOperation or IConditionalAccessInstanceOperation or IObjectCreationOperation
                or IInterpolatedStringHandlerCreationOperation or IInterpolatedStringHandlerArgumentPlaceholderOperation:
                // A copy that nobody keeps. Its caller has looked at it: a second look at each link of a long chain would never end.
                return Origins.None;
            default:
                // Pointers have no operation of their own.
                return VisitChildren(place).All;
        }
    }

    /// <summary>A reference to a place: whose object it changes, and what stands there.</summary>
    private Value Reference(IOperation place)
    {
        (Value value, Origins storage) = VisitPlace(place, isReference: true);
        return value.Held with { Self = storage };
    }

    /// <summary>A value, and whose object changes when its place does: in one go, since looking twice at each link of a chain would never end.</summary>
    /// <param name="isReference">Whether the place itself is meant; otherwise an object is a place of its own.</param>
    private (Value Value, Origins Place) VisitPlace(IOperation? place, bool isReference = false)
    {
        switch (place)
        {
            case null:
                return (Value.Fresh, Origins.None);
            case not null when !isReference && !TypeFacts.IsValue(place.Type):
                Value instance = Visit(place);
                return (instance, instance.Self);
            case IFieldReferenceOperation { Field: { RefKind: RefKind.None, IsConst: false }, Instance: { } owner }:
                (Value holder, Origins storage) = VisitPlace(owner);
                return (Field((IFieldReferenceOperation)place, holder), storage);
            case IInlineArrayAccessOperation element:
                Visit(element.Argument);
                (Value elements, Origins ofElements) = VisitPlace(element.Instance);
                return (Read(elements, place.Type), ofElements);
            case IArrayElementReferenceOperation element when element.Indices[0].Type is not { Name: "Range" }:
                foreach (IOperation index in element.Indices) Visit(index);
                Value array = Visit(element.ArrayReference);
                return (Read(array, place.Type), array.Self);
            case IPropertyReferenceOperation { Property: { ReturnsByRef: true } or { ReturnsByRefReadonly: true } } property:
                Value returned = VisitProperty(property);
                return (Read(returned, place.Type), returned.Self);
            case IInvocationOperation { TargetMethod: { ReturnsByRef: true } or { ReturnsByRefReadonly: true } } invocation:
                returned = VisitInvocation(invocation);
                return (Read(returned, place.Type), returned.Self);
            default:
                return (Visit(place), StorageOf(place));
        }
    }

    /// <summary>The object of a place holds another one from now on.</summary>
    private void Hold(IOperation place, Origins holder, Value value, IOperation at, IOperation? from)
    {
        if (value == default) return;
        NoteKept(place, holder, value, at, from);
        if (!holder.IsNone) _holdings.Add(new Holding(holder, value));
        Own(Owner(place), value);
    }

    // The variable that leads to an object leads to what the object holds, too.
    private void Own(IOperation? owner, Value value)
    {
        Value holder = value.Held;
        while (owner is not null)
        {
            switch (owner)
            {
                case ILocalReferenceOperation local:
                    _locals.Hold(local.Local, holder);
                    return;
                case IParameterReferenceOperation { Parameter: var parameter } when !IsState(parameter):
                    _locals.Hold(parameter, holder);
                    return;
                case IInstanceReferenceOperation when IsMade(owner):
                    _makers.Peek().Takes(holder);
                    return;
                case IConversionOperation conversion:
                    owner = conversion.Operand;
                    break;
                default:
                    // One object further out it is deeper inside.
                    holder = holder.Held;
                    owner = Owner(owner);
                    break;
            }
        }
    }

    private bool IsMade(IOperation? instance) =>
        instance is IInstanceReferenceOperation { ReferenceKind: not InstanceReferenceKind.ContainingTypeInstance } && _makers.Count > 0;

    private static IOperation? Owner(IOperation place) => place switch
    {
        IFieldReferenceOperation field => field.Instance,
        IPropertyReferenceOperation property => property.Instance,
        IArrayElementReferenceOperation element => element.ArrayReference,
        IInlineArrayAccessOperation element => element.Instance,
        IImplicitIndexerReferenceOperation indexed => indexed.Instance,
        _ => null,
    };

    // What matters of a store to the rules on events: does a mutable object get a second owner?
    private void NoteKept(IOperation place, Origins holder, Value value, IOperation at, IOperation? from)
    {
        ITypeSymbol? type = (from ?? at).Type ?? place.Type;
        Origins kept = (value.IsMutable ? value.Self : Origins.None) | (Types.IsMutableInside(type) ? value.All : Origins.None);
        if (kept.IsNone) return;
        if (!holder.IsNone) Note(FactKind.Store, at.Syntax, holder, kept);
        // A field of an event is assigned by its constructors only, which tell what they keep.
        if (place is IPropertyReferenceOperation { Property.ContainingType: var owner } && HandlerShapes.IsEventContract(owner)) Note(FactKind.KeptByEvent, (from ?? at).Syntax, default, kept);
    }
}
