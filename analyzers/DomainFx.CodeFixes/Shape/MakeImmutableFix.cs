using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Shape;

/// <summary>Makes an event contract an immutable record: all of it at once, since what can be changed in one place is seldom fixed in another.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakeImmutableFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ShapeRules.ContractMutable];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (TypeOf(node) is not { } type || model.GetDeclaredSymbol(type, cancellationToken) is not { } symbol) return null;
        bool becomesRecord = BecomesRecord(type, symbol);
        return new(becomesRecord ? "Make it an immutable record" : "Make it immutable", (root, found) => TypeOf(found) is { } current ? root.ReplaceNode(current, Immutable(current, becomesRecord)) : root);
    }

    private static TypeDeclarationSyntax? TypeOf(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    // Records derive from records only, all parts of a type are of one kind, and the parameters of a record are its properties.
    private static bool BecomesRecord(TypeDeclarationSyntax type, INamedTypeSymbol symbol) =>
        type is ClassDeclarationSyntax { ParameterList: null } && symbol is { BaseType.SpecialType: SpecialType.System_Object, DeclaringSyntaxReferences.Length: 1 };

    private static TypeDeclarationSyntax Immutable(TypeDeclarationSyntax type, bool becomesRecord)
    {
        bool isStruct = type is StructDeclarationSyntax || type.IsKind(SyntaxKind.RecordStructDeclaration);
        TypeDeclarationSyntax changed = (TypeDeclarationSyntax)type.WithMembers(SyntaxFactory.List(type.Members.Select(Immutable)));
        if (isStruct) changed = changed.WithModifier(SyntaxKind.ReadOnlyKeyword);
        return becomesRecord && changed is ClassDeclarationSyntax declaration ? Kinds.AsRecord(declaration) : changed;
    }

    private static MemberDeclarationSyntax Immutable(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax { AccessorList: { } accessors } property when !property.Modifiers.Any(SyntaxKind.StaticKeyword) =>
            property.WithAccessorList(accessors.WithAccessors(SyntaxFactory.List(accessors.Accessors.Select(Immutable)))),
        FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.PrivateKeyword) || field.Modifiers.Any(SyntaxKind.StaticKeyword) || field.Modifiers.Any(SyntaxKind.ConstKeyword) || IsPrivateByDefault(field) => MadeReadonlyInStruct(field),
        FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) => Init(field),
        _ => member,
    };

    private static bool IsPrivateByDefault(FieldDeclarationSyntax field) => !field.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);

    // The compiler asks for it in a readonly struct.
    private static FieldDeclarationSyntax MadeReadonlyInStruct(FieldDeclarationSyntax field) =>
        field.Parent is StructDeclarationSyntax or RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordStructDeclaration } && !field.Modifiers.Any(SyntaxKind.StaticKeyword) && !field.Modifiers.Any(SyntaxKind.ConstKeyword) ? Readonly(field) : field;

    private static FieldDeclarationSyntax Readonly(FieldDeclarationSyntax field) =>
        field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) ? field : field.AddModifiers(SyntaxFactory.Token(default, SyntaxKind.ReadOnlyKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)));

    // An initialiser of the object can still give it a value then. Two variables in one declaration would need two.
    private static MemberDeclarationSyntax Init(FieldDeclarationSyntax field)
    {
        if (field.Declaration.Variables.Count > 1 || field.Modifiers.Any(SyntaxKind.VolatileKeyword) || field.Modifiers.Any(SyntaxKind.UnsafeKeyword)) return Readonly(field);

        VariableDeclaratorSyntax variable = field.Declaration.Variables[0];
        string initializer = variable.Initializer is null ? "" : $" {variable.Initializer};";
        return SyntaxFactory.ParseMemberDeclaration($"{field.AttributeLists.ToFullString()}{field.Modifiers.ToFullString()}{field.Declaration.Type} {variable.Identifier} {{ get; init; }}{initializer}")!
            .WithTriviaFrom(field);
    }

    private static AccessorDeclarationSyntax Immutable(AccessorDeclarationSyntax accessor) =>
        !accessor.IsKind(SyntaxKind.SetAccessorDeclaration) || accessor.Modifiers.Any(SyntaxKind.PrivateKeyword)
            ? accessor
            : SyntaxFactory.AccessorDeclaration(
                SyntaxKind.InitAccessorDeclaration, accessor.AttributeLists, accessor.Modifiers,
                SyntaxFactory.Token(accessor.Keyword.LeadingTrivia, SyntaxKind.InitKeyword, accessor.Keyword.TrailingTrivia), accessor.Body, accessor.ExpressionBody, accessor.SemicolonToken);
}
