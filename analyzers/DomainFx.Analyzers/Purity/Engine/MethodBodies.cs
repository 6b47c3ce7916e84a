using System.Collections.Concurrent;
using System.Collections.Immutable;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
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
            if (Code(reference.GetSyntax(cancellationToken)) is not { } code) continue;

            // A callee may stand in any file. Within an analyzer's compilation this is the very model that the driver shares between analyzers
            // (a test holds that), so nothing is bound twice.
#pragma warning disable RS1030 // The rule fears a model of its own for each call; see above.
            SemanticModel model = compilation.GetSemanticModel(reference.SyntaxTree);
#pragma warning restore RS1030
            if (model.GetOperation(code, cancellationToken) is { } body) bodies.Add(body);
        }

        return bodies.ToImmutable();
    }

    /// <summary>Whether a method of this compilation has code that a person wrote.</summary>
    public bool HasCode(IMethodSymbol method)
    {
        foreach (SyntaxReference reference in (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences)
        {
            if (!IsGenerated(reference.SyntaxTree) && Code(reference.GetSyntax()) is not null) return true;
        }

        return false;
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
        _ => null,
    };
}
