using System.Collections.Immutable;
using DomainFx.Generators.Lock;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Lock;

/// <summary>Makes diagnostics of changes, and says in them what a fix needs to know.</summary>
internal static class LockReport
{
    /// <summary>The property of a diagnostic that says whether its change may be accepted.</summary>
    public const string Survives = nameof(Survives);

    /// <summary>The property of a diagnostic that names the locked contract, as <c>name v1</c>.</summary>
    public const string Locked = nameof(Locked);

    public static Diagnostic Of(LockChange change, Location location, string mode, string advice, EventKey? locked = null)
    {
        DiagnosticDescriptor descriptor = LockDescriptors.Of(change.Rule);
        // Where the build records it by itself, there is nothing to do.
        DiagnosticSeverity severity = change.Rule is LockRule.LockBehind && mode is LockMode.Update ? DiagnosticSeverity.Info : descriptor.DefaultSeverity;
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (change.Survives) properties = properties.Add(Survives, "");
        if (locked is { } key) properties = properties.Add(Locked, $"{key.Name} v{key.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        return Diagnostic.Create(descriptor, location, severity, additionalLocations: null, properties, change.What, change.Stored, change.Readers, advice);
    }
}
