using System.Text;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators;

/// <summary>Types as generated code names them: fully qualified from <c>global::</c>, with nullable annotations. Several times cheaper than display strings.</summary>
internal static class TypeText
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    [ThreadStatic]
    private static StringBuilder? _builder;

    /// <summary>The type's text.</summary>
    public static string Of(ITypeSymbol type)
    {
        if (Keyword(type.SpecialType) is { } keyword) return IsAnnotated(type) ? keyword + "?" : keyword;

        StringBuilder text = _builder ??= new StringBuilder(256);
        text.Clear();
        Append(text, type);
        return text.ToString();
    }

    /// <summary>The type's text without the outermost nullable annotation, as <c>typeof</c>, <c>new</c> and patterns want it.</summary>
    public static string OfNotNull(ITypeSymbol type)
    {
        string text = Of(type);
        return IsAnnotated(type) ? text.Substring(0, text.Length - 1) : text;
    }

    /// <summary>The namespace as dotted text; empty for the global one. Not escaped.</summary>
    public static string OfNamespace(INamespaceSymbol? space)
    {
        if (space is null || space.IsGlobalNamespace) return "";
        return space.ContainingNamespace is { IsGlobalNamespace: false } outer ? OfNamespace(outer) + "." + space.Name : space.Name;
    }

    private static void Append(StringBuilder text, ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol { ElementType: not IArrayTypeSymbol } array:
                Append(text, array.ElementType);
                text.Append('[').Append(',', array.Rank - 1).Append(']');
                if (IsAnnotated(array)) text.Append('?');
                break;
            case INamedTypeSymbol { IsTupleType: false, ContainingType: null } named when Keyword(named.SpecialType) is { } keyword:
                text.Append(keyword);
                if (IsAnnotated(named)) text.Append('?');
                break;
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                Append(text, nullable.TypeArguments[0]);
                text.Append('?');
                break;
            case INamedTypeSymbol { IsTupleType: false, IsNativeIntegerType: false, TypeKind: not TypeKind.Error } named:
                AppendNamed(text, named);
                if (IsAnnotated(named)) text.Append('?');
                break;
            case ITypeParameterSymbol parameter:
                text.Append(Identifiers.Escape(parameter.Name));
                if (IsAnnotated(parameter)) text.Append('?');
                break;
            default:
                // Tuples, arrays of arrays, dynamic, pointers, native integers, errors: rare, and full of rules of their own.
                text.Append(type.ToDisplayString(IsAnnotated(type) ? NullableFlowState.MaybeNull : NullableFlowState.NotNull, Format));
                break;
        }
    }

    private static void AppendNamed(StringBuilder text, INamedTypeSymbol type)
    {
        if (type.ContainingType is { } container)
        {
            AppendNamed(text, container);
            text.Append('.');
        }
        else
        {
            text.Append("global::");
            AppendNamespace(text, type.ContainingNamespace);
        }

        text.Append(Identifiers.Escape(type.Name));
        if (type.Arity == 0) return;

        text.Append('<');
        for (int index = 0; index < type.TypeArguments.Length; index++)
        {
            if (index > 0) text.Append(", ");
            Append(text, type.TypeArguments[index]);
        }

        text.Append('>');
    }

    private static void AppendNamespace(StringBuilder text, INamespaceSymbol? space)
    {
        if (space is null || space.IsGlobalNamespace) return;
        AppendNamespace(text, space.ContainingNamespace);
        text.Append(Identifiers.Escape(space.Name)).Append('.');
    }

    private static bool IsAnnotated(ITypeSymbol type) =>
        type.NullableAnnotation is NullableAnnotation.Annotated && (!type.IsValueType || type is ITypeParameterSymbol);

    private static string? Keyword(SpecialType type) => type switch
    {
        SpecialType.System_Object => "object",
        SpecialType.System_String => "string",
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Char => "char",
        SpecialType.System_SByte => "sbyte",
        SpecialType.System_Byte => "byte",
        SpecialType.System_Int16 => "short",
        SpecialType.System_UInt16 => "ushort",
        SpecialType.System_Int32 => "int",
        SpecialType.System_UInt32 => "uint",
        SpecialType.System_Int64 => "long",
        SpecialType.System_UInt64 => "ulong",
        SpecialType.System_Single => "float",
        SpecialType.System_Double => "double",
        SpecialType.System_Decimal => "decimal",
        _ => null,
    };
}
