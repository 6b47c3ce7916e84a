using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>
/// What a library method can pass on, read off its signature: a <c>TSource</c> that comes out went in as a <c>TSource</c>,
/// or as an element of something of them.
/// </summary>
internal sealed class TypeFlow
{
    private readonly Dictionary<ITypeParameterSymbol, Value> _values = new(SymbolEqualityComparer.Default);

    public static bool IsDelegate(ITypeSymbol type) => DelegateOf(type) is not null;

    public static IMethodSymbol? DelegateOf(ITypeSymbol type) => type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? invoke : null;

    /// <summary>Whether a value is a delegate or function pointer, or holds some as a collection or a <c>Lazy</c> does.</summary>
    public static bool HoldsDelegates(ITypeSymbol type) => type switch
    {
        IFunctionPointerTypeSymbol or INamedTypeSymbol { Name: "Lazy" } => true,
        IArrayTypeSymbol array => HoldsDelegates(array.ElementType),
        INamedTypeSymbol named => IsDelegate(named) || named.TypeArguments.Any(HoldsDelegates),
        _ => false,
    };

    /// <summary>A value goes in where the signature says this type.</summary>
    public void TakeIn(ITypeSymbol type, Value value)
    {
        if (value == default) return;
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                _values[parameter] = _values.TryGetValue(parameter, out Value known) ? known.Join(value) : value;
                break;
            case IArrayTypeSymbol array:
                TakeIn(array.ElementType, value.Part);
                break;
            case INamedTypeSymbol named:
                foreach (ITypeSymbol argument in named.TypeArguments) TakeIn(argument, value.Part);
                if (named.ContainingType is { IsGenericType: true } outer) TakeIn(outer, value);
                break;
        }
    }

    /// <summary>What comes out where the signature says this type.</summary>
    public Value Out(ITypeSymbol type)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                return _values.TryGetValue(parameter, out Value value) ? value : Value.Fresh;
            case IArrayTypeSymbol array:
                return Out(array.ElementType).Held;
            case INamedTypeSymbol named:
                Value result = Value.Fresh;
                foreach (ITypeSymbol argument in named.TypeArguments) result = result.Join(Out(argument).Held);
                return named.ContainingType is { IsGenericType: true } outer ? result.Join(Out(outer)) : result;
            default:
                return Value.Fresh;
        }
    }
}
