using System.Diagnostics;
using System.Text.RegularExpressions;
using DomainFx.Faults.Child;

namespace DomainFx.Faults.Processes;

/// <summary>A kill cannot show that data is on the disk, since the system keeps what a dead process wrote. Counting the syncs can.</summary>
public sealed partial class DurabilityTests
{
    [Fact]
    public async Task Each_commit_is_synced_before_it_is_answered()
    {
        const int Commits = 120;
        using var folder = new TemporaryFolder();
        var counts = Path.Combine(folder.Name, "counts");
        Assert.SkipUnless(await TracesAsync(), "strace is not installed, or may not trace here");
        await using var child = ChildProcess.Start(folder.File, "only", callers: 1, appends: Commits, "strace", "-f", "-c", "-e", "trace=fsync,fdatasync", "-o", counts);
        await child.DoneAsync();
        // One caller that waits for each answer: as many commits as appends, each with a sync of its own.
        var syncs = SyncLine().Matches(await File.ReadAllTextAsync(counts)).Sum(line => int.Parse(line.Groups["calls"].ValueSpan));
        Assert.InRange(syncs, Commits, Commits + 40);
    }

    private static async Task<bool> TracesAsync()
    {
        try
        {
            using var trial = Process.Start(new ProcessStartInfo("strace", ["-f", "-c", "-o", "/dev/null", "true"]))!;
            await trial.WaitForExitAsync();
            return trial.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^\s*[\d.]+\s+[\d.]+\s+\d+\s+(?<calls>\d+)\s+(?:\d+\s+)?f(?:data)?sync$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SyncLine();
}
