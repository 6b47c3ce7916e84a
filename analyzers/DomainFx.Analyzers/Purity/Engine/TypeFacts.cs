using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>What types say about their objects. Asked for every expression, so each answer is kept.</summary>
internal sealed class TypeFacts
{
    private const int Deepest = 12;

    private readonly ConcurrentDictionary<ITypeSymbol, bool> _holdsObjects = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _isMutable = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _isMutableInside = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a value is an object, or holds some, that somebody else may share: not so for numbers and text.</summary>
    public bool HoldsObjects(ITypeSymbol type) => _holdsObjects.GetOrAdd(type, static (type) => HoldsObjects(type, Deepest));

    /// <summary>Whether all elements of a collection are numbers or text.</summary>
    public bool HoldsValuesOnly(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => !HoldsObjects(array.ElementType),
        INamedTypeSymbol { Arity: > 0, TypeKind: not TypeKind.Delegate } generic when IsOfFramework(generic) => generic.TypeArguments.All(argument => !HoldsObjects(argument)),
        _ => false,
    };

    /// <summary>Whether a value's object itself can be changed, by whoever has it.</summary>
    public bool IsMutable(ITypeSymbol type) => _isMutable.GetOrAdd(type, static type => FindMutable(type));

    /// <summary>Whether an object of the type holds objects that can be changed.</summary>
    public bool IsMutableInside(ITypeSymbol? type) => type is not null && _isMutableInside.GetOrAdd(type, type => FindMutableInside(type, Deepest));

    public static bool IsValue(ITypeSymbol? type) => type is { IsValueType: true };

    /// <summary>Whether a value is a row of elements, each of which can be referred to.</summary>
    public static bool IsInlineArray(ITypeSymbol? type) =>
        type is { IsValueType: true, SpecialType: SpecialType.None } && type.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "InlineArrayAttribute" });

    /// <summary>Whether a value is a window on elements that are somebody else's.</summary>
    public static bool IsSpan(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ArraySegment" };

    private static bool HoldsObjects(ITypeSymbol type, int depth)
    {
        switch (type)
        {
            case { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Enum }:
                return false;
            case { IsReferenceType: true } or ITypeParameterSymbol or IPointerTypeSymbol or IFunctionPointerTypeSymbol or { TypeKind: TypeKind.Error or TypeKind.Dynamic }:
                return true;
            case { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr }:
                // An address leads to what stands there.
                return true;
            case { SpecialType: not SpecialType.None and not SpecialType.System_Nullable_T }:
                return false;
            case { IsRefLikeType: true }:
                return true;
            default:
                if (depth == 0) return true;
                if (type is INamedTypeSymbol { IsGenericType: true } generic && generic.TypeArguments.Any(argument => HoldsObjects(argument, depth - 1))) return true;
                return type.GetMembers().Any(member => member is IFieldSymbol { IsStatic: false } field && HoldsObjects(field.Type, depth - 1));
        }
    }

    private static bool FindMutable(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol) return true;
        if (type.TypeKind is TypeKind.Interface) return Library.IsMutable(type) && Library.IsCollection(type);
        if (type.TypeKind is not TypeKind.Class || type.SpecialType is SpecialType.System_Object or SpecialType.System_String) return false;
        if (IsOfFramework(type)) return Library.IsMutable(type);

        for (ITypeSymbol? part = type; part is not null and not { SpecialType: SpecialType.System_Object }; part = part.BaseType)
        {
            if (IsOfFramework(part) ? Library.IsMutable(part) : part.GetMembers().Any(IsChangeable)) return true;
        }

        return false;
    }

    private static bool IsChangeable(ISymbol member) => member switch
    {
        IFieldSymbol { IsStatic: false, IsConst: false, IsReadOnly: false } field => field.AssociatedSymbol is not IPropertySymbol { SetMethod.IsInitOnly: true },
        IPropertySymbol { IsStatic: false, SetMethod: { IsInitOnly: false } } => true,
        _ => false,
    };

    private bool FindMutableInside(ITypeSymbol type, int depth)
    {
        if (depth == 0) return false;
        if (type is IArrayTypeSymbol array) return IsMutable(array.ElementType) || FindMutableInside(array.ElementType, depth - 1);
        if (type is not INamedTypeSymbol named || type.SpecialType is not SpecialType.None and not SpecialType.System_Nullable_T || type.TypeKind is TypeKind.Delegate or TypeKind.Enum) return false;
        if (named.TypeArguments.Any(argument => IsMutable(argument) || FindMutableInside(argument, depth - 1))) return true;
        if (IsOfFramework(type)) return false;

        for (ITypeSymbol? part = type; part is not null && !IsOfFramework(part); part = part.BaseType)
        {
            foreach (ISymbol member in part.GetMembers())
            {
                if (member is IFieldSymbol { IsStatic: false, Type: var held } && !SymbolEqualityComparer.Default.Equals(held, type) && (IsMutable(held) || FindMutableInside(held, depth - 1))) return true;
            }
        }

        return false;
    }

    private static bool IsOfFramework(ITypeSymbol type)
    {
        INamespaceSymbol? space = type.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false }) space = space.ContainingNamespace;
        return space is { Name: "System" or "Microsoft" };
    }
}
