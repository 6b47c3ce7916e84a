using System.Collections.Immutable;
using System.Composition;
using DomainFx.Analyzers.Lock;
using DomainFx.Generators;
using DomainFx.Generators.Lock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Lock;

/// <summary>Keeps what was stored as a contract of its own, raises the version, and adds the upcaster to fill in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class KeepOldShapeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["DFX3001", "DFX3002", "DFX3003", "DFX3004", "DFX3005", "DFX3007", "DFX3008"];

    /// <summary>None: an upcaster is thought about one by one.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Diagnostic diagnostic = context.Diagnostics[0];
        Document document = context.Document;
        if (!diagnostic.Properties.TryGetValue(LockReport.Locked, out string? key) || key is null) return;
        if (await LockDocument.TextOfAsync(document.Project, context.CancellationToken).ConfigureAwait(false) is not { } kept) return;
        if (await AcceptChangeFix.TypeAt(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { ContainingType: null } type) return;
        if (LockAcceptance.ContractOf(type, context.CancellationToken) is not { } current || LockedOf(kept, key) is not { } locked) return;
        // An upcaster that is there already belongs to the older contract then, with all that it uses: that is moved by hand.
        if (locked.Key.Name != current.Key.Name || type.GetMembers().Any(static member => member.DomainFxAttribute(KnownNames.Upcast) is not null)) return;

        SemanticModel model = (await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        if (type.DeclaringSyntaxReferences[0].GetSyntax(context.CancellationToken) is not TypeDeclarationSyntax declaration || declaration.SyntaxTree != model.SyntaxTree) return;

        var frozen = new FrozenContract(type, locked, current, model, declaration.SpanStart);
        if (!frozen.IsPossible) return;
        context.RegisterCodeFix(
            CodeAction.Create("Keep the old shape and write the upcaster", token => ApplyAsync(document, declaration, frozen, token), nameof(KeepOldShapeFix)), diagnostic);
    }

    private static LockedContract? LockedOf(string text, string key)
    {
        try
        {
            int space = key.LastIndexOf(' ');
            return LockReader.Read(text).Events.Values.FirstOrDefault(contract => contract.Key.Name == key.Substring(0, space) && "v" + contract.Key.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) == key.Substring(space + 1));
        }
        catch (LockFormatException)
        {
            return null;
        }
    }

    private static async Task<Solution> ApplyAsync(Document document, TypeDeclarationSyntax declaration, FrozenContract frozen, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        Document changed = document.WithSyntaxRoot(root.ReplaceNode(declaration, NextVersion.Of(declaration, frozen)));
        return changed.Project.AddDocument(frozen.Name + ".cs", frozen.Source(root), document.Folders).Project.Solution;
    }
}
