using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DomainFx.Generators.Lock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DomainFx.Analyzers.Lock;

/// <summary>The lock of a project as the compiler sees it: among the additional files.</summary>
internal sealed class KeptLock
{
    private static readonly ConditionalWeakTable<SourceText, KeptLock> Known = new();

    private KeptLock(SourceText? text)
    {
        try
        {
            File = text is null ? new LockFile() : LockReader.Read(text.ToString());
        }
        catch (LockFormatException exception)
        {
            File = new LockFile();
            Damage = exception;
        }
    }

    /// <summary>What it says; empty where it is missing or damaged.</summary>
    public LockFile File { get; }

    /// <summary>Why it cannot be read; null if it can.</summary>
    public LockFormatException? Damage { get; }

    public static AdditionalText? FileOf(ImmutableArray<AdditionalText> files)
    {
        foreach (AdditionalText file in files)
        {
            if (IsLock(file)) return file;
        }

        return null;
    }

    public static bool IsLock(AdditionalText file) => Path.GetFileName(file.Path) == LockFile.Name;

    public static KeptLock Of(AdditionalText? file, CancellationToken cancellationToken) =>
        file?.GetText(cancellationToken) is { } text ? Known.GetValue(text, static text => new KeptLock(text)) : new KeptLock(null);
}
