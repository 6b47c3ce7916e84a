using System.Diagnostics;

namespace Watch.Tests;

/// <summary>A sample's program in a process of its own.</summary>
internal sealed class WatchedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private WatchedProgram(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Starts one as a user does.</summary>
    /// <param name="sample">Which one.</param>
    /// <param name="folder">Where, so that its file is there.</param>
    /// <param name="postgres">The server; null for a file.</param>
    /// <param name="arguments">What stands behind its name.</param>
    public static WatchedProgram Start(string sample, string folder, string? postgres, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, sample), arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["DOMAINFX_POSTGRES"] = postgres;
        return new WatchedProgram(Process.Start(start)!);
    }

    /// <summary>Reads what it prints until it says something.</summary>
    public async Task SaysAsync(string text)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal)) return;
        }

        Assert.Fail($"The program ended without saying '{text}'.");
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Asks it to end, as Ctrl-C or a container's host does; its exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(limit.Token);
        await _process.StandardOutput.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
