using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers;

/// <summary>Every rule's descriptor.</summary>
internal static class Descriptors
{
    private const string Shape = "DomainFx.Shape";

    public static readonly DiagnosticDescriptor NotSupported = new(
        "DFX2000", "DomainFx cannot generate code for this", "{0}", Shape, DiagnosticSeverity.Error, isEnabledByDefault: true,
        description: "The programming model does not support what is written here, so the generator leaves it out. The message says why, and what to do.");

    public static readonly DiagnosticDescriptor NameTaken = new(
        "DFX2001", "Two types claim one name", "'{0}' and '{1}' both claim {2}: give one of them another", Shape, DiagnosticSeverity.Error, isEnabledByDefault: true,
        description: "Stored names belong to one type of an assembly each; nothing is generated for types that share one.",
        customTags: WellKnownDiagnosticTags.CompilationEnd);
}
