using System.Diagnostics;

namespace Bank.Tests;

/// <summary>The sample's program in a process of its own.</summary>
internal sealed class WatchedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private WatchedProgram(Process process) => _process = process;

    public int Id => _process.Id;

    public static WatchedProgram Start(string folder, IReadOnlyDictionary<string, string?> environment, string argument)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Bank"), [argument]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment.Remove("DOMAINFX_POSTGRES");
        foreach (var (name, value) in environment) start.Environment[name] = value;
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
