using DomainFx.Generators;
using DomainFx.Generators.Events;
using DomainFx.Generators.Lock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DomainFx.Analyzers.Lock;

/// <summary>Reports at lines of the lock: that it cannot be read, and events that no contract reads any more.</summary>
internal static class WholeLockCheck
{
    public static void Run(AdditionalFileAnalysisContext context, KeptLock kept)
    {
        if (context.AdditionalFile.GetText(context.CancellationToken) is not { } text) return;
        if (kept.Damage is { } damage)
        {
            var change = new LockChange(LockRule.LockBehind, $"{LockFile.Name} cannot be read: {damage.Message}", "are not checked", "are not checked", Survives: false);
            context.ReportDiagnostic(LockReport.Of(change, At(context.AdditionalFile, text, damage.Position), LockMode.Verify, "Repair it, or restore it from version control"));
            return;
        }

        HashSet<string>? readable = null;
        foreach (LockedContract locked in kept.File.Events.Values)
        {
            // Most types are where they were, and finding one by name is cheap.
            if (context.Compilation.Assembly.GetTypeByMetadataName(locked.Type)?.DomainFxAttribute(KnownNames.EventType) is not null) continue;
            readable ??= NamesOf(context.Compilation.Assembly.GlobalNamespace, context.CancellationToken);
            if (readable.Contains(locked.Key.Name)) continue;
            var change = new LockChange(
                LockRule.EventRemoved, $"{locked.Key} has no contract any more; it was '{locked.Type}'", "cannot be read", "are not affected", Survives: false);
            context.ReportDiagnostic(LockReport.Of(
                change, At(context.AdditionalFile, text, locked.Start), LockMode.Verify,
                $"Restore it: an [Event] method may ignore it. If none was ever stored, build once with -p:DomainFxLockMode=Accept", locked.Key));
        }
    }

    private static HashSet<string> NamesOf(INamespaceOrTypeSymbol container, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<INamespaceOrTypeSymbol>();
        open.Push(container);
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (ISymbol member in open.Pop().GetMembers())
            {
                if (member is not INamespaceOrTypeSymbol part) continue;
                open.Push(part);
                if (part is not INamedTypeSymbol type || type.DomainFxAttribute(KnownNames.EventType) is not { } contract) continue;
                foreach (StoredEvent stored in EventChain.Readable(type, contract)) names.Add(stored.Name);
            }
        }

        return names;
    }

    private static Location At(AdditionalText file, SourceText text, int position)
    {
        TextSpan span = text.Lines.GetLineFromPosition(Math.Min(position, text.Length)).Span;
        return Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
    }
}
