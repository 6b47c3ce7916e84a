using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.Generators.Codecs;

internal sealed partial class CodecParser
{
    /// <summary>The constructor that System.Text.Json would choose: the marked one, the one without parameters, or the only one.
    /// For structs the only one goes before the implicit one, since get-only properties would be lost otherwise.</summary>
    private IMethodSymbol? Constructor(INamedTypeSymbol type, List<MemberDraft> drafts)
    {
        IMethodSymbol? marked = null, empty = null, only = null;
        int withParameters = 0;
        foreach (IMethodSymbol candidate in type.InstanceConstructors)
        {
            if (candidate.IsGenerated()) continue;
            if (JsonAttributes.Of(candidate).Constructor) marked = candidate;
            if (candidate.DeclaredAccessibility is not Accessibility.Public) continue;
            if (candidate.Parameters.IsEmpty)
            {
                empty = candidate;
            }
            else
            {
                only = candidate;
                withParameters++;
            }
        }

        if (withParameters != 1) only = null;
        IMethodSymbol? chosen = marked ?? (type.IsValueType && empty is { IsImplicitlyDeclared: true } && only is not null && Fits(only, drafts) ? only : empty ?? only);
        if (chosen is null)
        {
            Refuse(ShapeRules.NotConstructible, $"'{type.Name}' has no public constructor to read it with, or several: mark one with [JsonConstructor]");
            return null;
        }

        foreach (IParameterSymbol parameter in chosen.Parameters)
        {
            if (parameter.RefKind is RefKind.None or RefKind.In && drafts.Exists(draft => Matches(parameter, draft))) continue;
            Refuse(ShapeRules.NotConstructible, $"parameter '{parameter.Name}' of the constructor of '{type.Name}' has no property of the same name and type to be written from");
            return null;
        }

        return chosen;
    }

    private static bool Fits(IMethodSymbol constructor, List<MemberDraft> drafts)
    {
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            if (!drafts.Exists(draft => Matches(parameter, draft))) return false;
        }

        return true;
    }

    private static bool Matches(IParameterSymbol parameter, MemberDraft draft) =>
        string.Equals(parameter.Name, draft.Symbol.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, draft.Type);

    private static IParameterSymbol? ParameterOf(IMethodSymbol constructor, string member)
    {
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            if (string.Equals(parameter.Name, member, StringComparison.OrdinalIgnoreCase)) return parameter;
        }

        return null;
    }

    private static EquatableArray<int> ParameterIndexes(IMethodSymbol constructor, List<MemberDraft> drafts)
    {
        if (constructor.Parameters.IsEmpty) return default;

        int[] indexes = new int[constructor.Parameters.Length];
        for (int index = 0; index < indexes.Length; index++)
        {
            IParameterSymbol parameter = constructor.Parameters[index];
            indexes[index] = drafts.FindIndex(draft => Matches(parameter, draft));
        }

        return new(indexes);
    }

    private bool IsReadable(MemberDraft draft) => IsAccessible(draft.Property?.GetMethod ?? draft.Symbol);

    private bool IsAccessible(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public
        || (member.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal && IsOurs(member));

    private bool IsOurs(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, assembly);

    private MemberTarget TargetOf(MemberDraft draft)
    {
        if (draft.Symbol is IFieldSymbol field)
            return field.IsReadOnly || !IsAccessible(field) ? MemberTarget.Accessor : IsRequired(field) ? MemberTarget.Initializer : MemberTarget.Assignment;

        IPropertySymbol property = draft.Property!;
        if (property.SetMethod is not { } setter) return Accessors.BackingFieldOf(property) is null ? MemberTarget.Nowhere : MemberTarget.Accessor;
        if (!IsAccessible(setter)) return MemberTarget.Accessor;
        return setter.IsInitOnly || IsRequired(property) ? MemberTarget.Initializer : MemberTarget.Assignment;
    }

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    /// <summary>Whether construction may give the member another value than its type's default.</summary>
    private static bool MayHaveDefault(MemberDraft draft, IMethodSymbol constructor)
    {
        // A primary constructor has no body.
        if (!constructor.IsImplicitlyDeclared && SyntaxOf(constructor) is not TypeDeclarationSyntax) return true;
        return SyntaxOf(draft.Symbol) switch
        {
            PropertyDeclarationSyntax property => property.Initializer is not null || property.AccessorList?.Accessors.Any(static accessor => accessor.Body is not null || accessor.ExpressionBody is not null) != false,
            VariableDeclaratorSyntax field => field.Initializer is not null,
            _ => true,
        };
    }

    private static SyntaxNode? SyntaxOf(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences is { Length: 1 } references ? references[0].GetSyntax() : null;
}
