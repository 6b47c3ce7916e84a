using System.Collections.Concurrent;
using System.Collections.Immutable;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>Finds the code of methods that are written in this compilation.</summary>
internal sealed class MethodBodies(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, bool> _generated = new();

    /// <summary>The code of a method; empty where it is generated, abstract, or of another assembly.</summary>
    public ImmutableArray<IOperation> Of(IMethodSymbol method, CancellationToken cancellationToken)
    {
        ImmutableArray<IOperation>.Builder bodies = ImmutableArray.CreateBuilder<IOperation>(1);
        foreach (SyntaxReference reference in (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences)
        {
            if (IsGenerated(reference.SyntaxTree) || !compilation.ContainsSyntaxTree(reference.SyntaxTree)) continue;
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax) return Initializers(method.ContainingType, cancellationToken);
            if (Code(reference.GetSyntax(cancellationToken)) is not { } code) continue;

            if (Operation(code, cancellationToken) is { } body) bodies.Add(body);
        }

        return bodies.ToImmutable();
    }

    // What a primary constructor runs.
    private ImmutableArray<IOperation> Initializers(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        IEnumerable<SyntaxNode?> code = Written(type, cancellationToken).OfType<TypeDeclarationSyntax>().SelectMany(static part => part.Members.SelectMany(static member => member switch
        {
            FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.StaticKeyword) => field.Declaration.Variables.Select(static variable => (SyntaxNode?)variable.Initializer),
            PropertyDeclarationSyntax property when !property.Modifiers.Any(SyntaxKind.StaticKeyword) => [property.Initializer],
            _ => [],
        }).Concat(part.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? []));
        return [.. code.Select(part => part is null ? null : Operation(part, cancellationToken)).OfType<IOperation>()];
    }

    // The code may stand in any file. Within an analyzer's compilation this is the very model that the driver shares between analyzers
    // (a test holds that), so nothing is bound twice.
    public IOperation? Operation(SyntaxNode code, CancellationToken cancellationToken) => Model(code).GetOperation(code, cancellationToken);

    /// <summary>What a name stands for.</summary>
    public ISymbol? Symbol(SyntaxNode name, CancellationToken cancellationToken) => Model(name).GetSymbolInfo(name, cancellationToken).Symbol;

    /// <summary>The declarations of a type that a person wrote.</summary>
    public IEnumerable<SyntaxNode> Written(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Where(reference => !IsGenerated(reference.SyntaxTree) && compilation.ContainsSyntaxTree(reference.SyntaxTree)).Select(reference => reference.GetSyntax(cancellationToken));

#pragma warning disable RS1030 // The rule fears a model of its own for each call; see above.
    private SemanticModel Model(SyntaxNode code) => compilation.GetSemanticModel(code.SyntaxTree);
#pragma warning restore RS1030

    /// <summary>Whether a method of this compilation has code that a person wrote.</summary>
    public bool HasCode(IMethodSymbol method)
    {
        foreach (SyntaxReference reference in (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences)
        {
            if (!IsGenerated(reference.SyntaxTree) && Code(reference.GetSyntax()) is not null) return true;
        }

        return false;
    }

    /// <summary>The members of a name, of whatever type.</summary>
    public IEnumerable<ISymbol> Named(string name) => compilation.GetSymbolsWithName(name, SymbolFilter.Member);

    /// <summary>What a field or property holds from the start, where its declaration says so.</summary>
    public IOperation? Initial(ISymbol member, CancellationToken cancellationToken)
    {
        if (member.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || !compilation.ContainsSyntaxTree(reference.SyntaxTree)) return null;
        ExpressionSyntax? value = reference.GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };
        // What only quietens the compiler has no operation.
        while (value is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } quiet) value = quiet.Operand;
        return value is null ? null : Operation(value, cancellationToken);
    }

    /// <summary>Whether a generator wrote the member.</summary>
    public bool IsGenerated(ISymbol member)
    {
        foreach (SyntaxReference reference in member.DeclaringSyntaxReferences)
        {
            if (IsGenerated(reference.SyntaxTree)) return true;
        }

        return false;
    }

    private bool IsGenerated(SyntaxTree tree) => _generated.GetOrAdd(tree, static tree => WrittenCode.IsGenerated(tree));

    private static SyntaxNode? Code(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } => null,
        BaseMethodDeclarationSyntax method => method,
        AccessorDeclarationSyntax { Body: null, ExpressionBody: null } => null,
        AccessorDeclarationSyntax accessor => accessor,
        ArrowExpressionClauseSyntax arrow => arrow,
        AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax => declaration,
        _ => null,
    };
}
