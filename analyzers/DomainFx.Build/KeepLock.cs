using System.Text;
using DomainFx.Generators.Lock;
using Microsoft.Build.Framework;

namespace DomainFx.Build;

/// <summary>Keeps <c>domainfx.lock.json</c>: records what a compilation stores, or fails where the file says something else.</summary>
public sealed class KeepLock : ITask
{
    private const string Code = "DFX3009";

    /// <inheritdoc/>
    public IBuildEngine BuildEngine { get; set; } = null!;

    /// <inheritdoc/>
    public ITaskHost? HostObject { get; set; }

    /// <summary>The compiled assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The lock's path.</summary>
    [Required]
    public string LockFile { get; set; } = "";

    /// <summary>The value of DomainFxLockMode.</summary>
    [Required]
    public string Mode { get; set; } = "";

    /// <inheritdoc/>
    public bool Execute()
    {
        string? kept = File.Exists(LockFile) ? File.ReadAllText(LockFile).Replace("\r\n", "\n") : null;
        string? compiled = CompiledLock.Of(Assembly);
        if (kept is null && compiled is null) return true;

        try
        {
            LockFile? old = kept is null ? null : LockReader.Read(kept);
            LockFile current = compiled is null ? new LockFile() : LockReader.Read(compiled);
            string next = LockText.Of(LockMerge.Of(old, current, IsMode("Accept")));
            return next == kept || (IsMode("Verify") ? Refuse(kept is null) : Write(next));
        }
        catch (LockFormatException exception)
        {
            return Fail(LineOf(kept ?? "", exception.Position), $"{Path.GetFileName(LockFile)} cannot be read: {exception.Message}. Repair it, or restore it from version control.");
        }
    }

    private bool IsMode(string mode) => string.Equals(Mode, mode, StringComparison.OrdinalIgnoreCase);

    private bool Refuse(bool isMissing) => Fail(0, isMissing
        ? $"{Path.GetFileName(LockFile)} is missing: build without DomainFxLockMode=Verify and commit it."
        : $"{Path.GetFileName(LockFile)} is behind the contracts: build without DomainFxLockMode=Verify and commit it.");

    private bool Write(string text)
    {
        File.WriteAllText(LockFile, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        BuildEngine.LogMessageEvent(new BuildMessageEventArgs($"Recorded what is stored in {LockFile}", helpKeyword: null, nameof(KeepLock), MessageImportance.High));
        return true;
    }

    private bool Fail(int line, string message)
    {
        BuildEngine.LogErrorEvent(new BuildErrorEventArgs(subcategory: null, Code, LockFile, line, 0, 0, 0, message, helpKeyword: null, nameof(KeepLock)));
        return false;
    }

    private static int LineOf(string text, int position) => text.Take(position).Count(static letter => letter == '\n') + 1;
}
