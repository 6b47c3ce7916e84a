using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Shape;

/// <summary>The rules on how a declaration must look: DFX2xxx.</summary>
internal static class ShapeDescriptors
{
    private const string Category = "DomainFx.Shape";

    public static readonly DiagnosticDescriptor NotSupported = new(
        "DFX2000", "DomainFx cannot generate code for this", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        description: "The programming model does not support what is written here, so the generator leaves it out. The message says why, and what to do.",
        helpLinkUri: RuleHelp.Link("DFX2000"));

    public static readonly DiagnosticDescriptor NameTaken = new(
        "DFX2001", "Two types claim one name", "'{0}' and '{1}' both claim {2}: give one of them another", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        description: "Stored names belong to one type of an assembly each; nothing is generated for types that share one.",
        helpLinkUri: RuleHelp.Link("DFX2001"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);
}
