using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers;

/// <summary>Every rule's descriptor.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor NotSupported = new(
        "DFX2000", "DomainFx cannot generate code for this", "{0}", "DomainFx.Shape", DiagnosticSeverity.Error, isEnabledByDefault: true,
        description: "The programming model does not support what is written here, so the generator leaves it out. The message says why, and what to do.");
}
