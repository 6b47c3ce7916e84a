using System.Collections.Immutable;
using System.Composition;
using DomainFx.Analyzers.Lock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Lock;

/// <summary>Takes a change over into the lock. Offered only where everything that was stored can still be read.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AcceptChangeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["DFX3001", "DFX3002", "DFX3004", "DFX3009", "DFX3010", "DFX3011"];

    /// <summary>None: whoever wants to accept everything builds with DomainFxLockMode=Accept.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Diagnostic diagnostic = context.Diagnostics[0];
        if (!diagnostic.Properties.ContainsKey(LockReport.Survives)) return;
        if (await TypeAt(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } type) return;

        string? kept = await LockDocument.TextOfAsync(context.Document.Project, context.CancellationToken).ConfigureAwait(false);
        if (LockAcceptance.Of(type, kept, context.CancellationToken) is not { } accepted) return;

        context.RegisterCodeFix(
            CodeAction.Create("Accept the change", _ => Task.FromResult(LockDocument.With(context.Document.Project, accepted)), nameof(AcceptChangeFix)), diagnostic);
    }

    /// <summary>The type that a diagnostic is about: it stands on its name, or on a member.</summary>
    internal static async Task<INamedTypeSymbol?> TypeAt(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        TypeDeclarationSyntax? declaration = root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return declaration is null ? null : model?.GetDeclaredSymbol(declaration, cancellationToken) as INamedTypeSymbol;
    }
}
