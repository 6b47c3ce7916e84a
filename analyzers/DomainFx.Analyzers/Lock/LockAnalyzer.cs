using System.Collections.Immutable;
using DomainFx.Generators;
using DomainFx.Generators.Lock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Lock;

/// <summary>Compares contracts, snapshots, read models and projections with the lock, each where it is declared; what is declared nowhere any more, at its line in the lock.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        LockDescriptors.PropertyRemoved, LockDescriptors.PropertyRetyped, LockDescriptors.PropertyRequired, LockDescriptors.Renamed,
        LockDescriptors.EventRemoved, LockDescriptors.NameReused, LockDescriptors.EnumMemberRemoved, LockDescriptors.NullabilityTightened,
        LockDescriptors.LockBehind, LockDescriptors.StateReshaped, LockDescriptors.HandlerChanged,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            AdditionalText? file = KeptLock.FileOf(start.Options.AdditionalFiles);
            string mode = LockMode.Of(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions, file is null ? LockMode.Off : LockMode.Update);
            // Accepting is for the build to do: it takes what compiles.
            if (mode is LockMode.Off or LockMode.Accept) return;

            var kept = KeptLock.Of(file, start.CancellationToken);
            start.RegisterAdditionalFileAction(context =>
            {
                if (KeptLock.IsLock(context.AdditionalFile)) WholeLockCheck.Run(context, kept);
            });
            if (kept.Damage is not null) return;

            start.RegisterSymbolAction(context =>
            {
                var type = (INamedTypeSymbol)context.Symbol;
                if (type.DomainFxAttribute(KnownNames.EventType) is { } eventType) new ContractCheck(context, kept.File, mode).Run(type, eventType);
                else new StateCheck(context, kept.File, mode).Run(type);
            }, SymbolKind.NamedType);
        });
    }
}
