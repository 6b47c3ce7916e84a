using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Generators.Lock;

/// <summary>How a build treats the lock: the values of the MSBuild property DomainFxLockMode.</summary>
internal static class LockMode
{
    /// <summary>No lock is kept.</summary>
    public const string Off = nameof(Off);

    /// <summary>What breaks no rule is recorded by the build; what breaks one is an error.</summary>
    public const string Update = nameof(Update);

    /// <summary>The lock must say what is compiled: for CI.</summary>
    public const string Verify = nameof(Verify);

    /// <summary>Everything is recorded, whatever it does to stored events.</summary>
    public const string Accept = nameof(Accept);

    /// <summary>The mode of a project.</summary>
    /// <param name="options">Its properties.</param>
    /// <param name="otherwise">The mode where the package's targets do not run.</param>
    public static string Of(AnalyzerConfigOptions options, string otherwise)
    {
        if (!options.TryGetValue("build_property.DomainFxLockMode", out string? text) || text.Length == 0) return otherwise;
        foreach (string mode in (string[])[Update, Verify, Accept])
        {
            if (string.Equals(mode, text, StringComparison.OrdinalIgnoreCase)) return mode;
        }

        return Off;
    }
}
