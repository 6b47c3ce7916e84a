using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Purity.Engine;

// Patterns: the names that they give to parts of a value.
internal sealed partial class BodyWalk
{
    private bool VisitPattern(IOperation operation, out Value value)
    {
        value = Value.Fresh;
        if (operation is not IIsPatternOperation @is) return false;

        Match(@is.Pattern, Visit(@is.Value));
        return true;
    }

    private void Match(IOperation? pattern, Value value)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation declaration:
                Name(declaration.DeclaredSymbol, value);
                break;
            case IRecursivePatternOperation recursive:
                Name(recursive.DeclaredSymbol, value);
                CallImplied(recursive, recursive.DeconstructSymbol as IMethodSymbol, value, null);
                foreach (IPropertySubpatternOperation part in recursive.PropertySubpatterns) Match(part.Pattern, Member(part.Member, value));
                foreach (IPatternOperation part in recursive.DeconstructionSubpatterns) Match(part, value.Part);
                break;
            case IListPatternOperation list:
                Name(list.DeclaredSymbol, value);
                foreach (IPatternOperation element in list.Patterns)
                    Match(element, element is not ISlicePatternOperation ? value.Part : TypeFacts.IsSpan(list.InputType) ? value : value.Copied);
                break;
            case ISlicePatternOperation slice:
                Match(slice.Pattern, value);
                break;
            case IBinaryPatternOperation binary:
                Match(binary.LeftPattern, value);
                Match(binary.RightPattern, value);
                break;
            case INegatedPatternOperation negated:
                Match(negated.Pattern, value);
                break;
            case IConstantPatternOperation or IRelationalPatternOperation or ITypePatternOperation or IDiscardPatternOperation or null:
                break;
            default:
                VisitChildren(pattern);
                break;
        }
    }

    private void Name(ISymbol? variable, Value value)
    {
        if (variable is null) return;
        ITypeSymbol? type = (variable as ILocalSymbol)?.Type;
        Value trimmed = Trim(value, type);
        _locals.Set(variable, type is not null && !trimmed.Self.IsNone && Types.IsMutable(type) ? trimmed with { IsMutable = true } : trimmed);
    }

    // A getter may return anything; what it returns is known from its code.
    private Value Member(IOperation member, Value value)
    {
        _patterned.Push(value);
        Value part = Visit(member);
        _patterned.Pop();
        return part;
    }

    private readonly Stack<Value> _patterned = new();
}
