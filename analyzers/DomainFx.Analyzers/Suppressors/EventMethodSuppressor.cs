using System.Collections.Immutable;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Suppressors;

/// <summary>
/// Keeps rules quiet that would have an <c>[Event]</c> method lose its event or become static: the event chooses the method, whether it is read or not.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventMethodSuppressor : DiagnosticSuppressor
{
    private const string Reason = "The event of an [Event] method chooses it, and the method belongs to the instance whose state is made of events.";

    private static readonly ImmutableDictionary<string, SuppressionDescriptor> ByRule = new[]
    {
        new SuppressionDescriptor("DFXS001", "IDE0060", Reason), new SuppressionDescriptor("DFXS002", "CA1822", Reason), new SuppressionDescriptor("DFXS003", "RCS1163", Reason),
    }.ToImmutableDictionary(static suppression => suppression.SuppressedDiagnosticId);

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [.. ByRule.Values];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree && IsOfEventMethod(diagnostic.Location, tree, context))
                context.ReportSuppression(Suppression.Create(ByRule[diagnostic.Id], diagnostic));
        }
    }

    // Either the method is underlined, or a parameter of it; not one of a lambda in its body.
    private static bool IsOfEventMethod(Location location, SyntaxTree tree, SuppressionAnalysisContext context)
    {
        SyntaxNode node = tree.GetRoot(context.CancellationToken).FindNode(location.SourceSpan);
        SyntaxNode? declaration = node.FirstAncestorOrSelf<ParameterSyntax>()?.Parent?.Parent ?? node;
        return declaration is MethodDeclarationSyntax && context.GetSemanticModel(tree).GetDeclaredSymbol(declaration, context.CancellationToken) is IMethodSymbol method
            && method.DomainFxAttribute(KnownNames.Event) is not null;
    }
}
