using System.Diagnostics;

namespace DomainFx.Faults.Child;

/// <summary>A child process that appends, and what it reported.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<List<string>> _lines;
    private readonly Task<string> _errors;

    private ChildProcess(Process process)
    {
        _process = process;
        _lines = ReadLinesAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The number of lines so far.</summary>
    public int Reported { get; private set; }

    /// <summary>Starts a child.</summary>
    /// <param name="place">The store's SQLite file, or its connection string of PostgreSQL.</param>
    /// <param name="name">The child's name, for its own streams.</param>
    /// <param name="callers">How many append at once.</param>
    /// <param name="appends">How often each appends.</param>
    /// <param name="under">The program to run it under, with its arguments; none to run it as it is.</param>
    public static ChildProcess Start(string place, string name, int callers, int appends, params string[] under)
    {
        string[] command = [.. under, Path.Combine(AppContext.BaseDirectory, "DomainFx.Faults"), "append", place, name, $"{callers}", $"{appends}"];
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Ends it as a power cut would: no handler runs.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for its end; what it reported.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync()
    {
        await _process.WaitForExitAsync();
        return await _lines;
    }

    /// <summary>Waits until it is done by itself.</summary>
    public async Task<IReadOnlyList<string>> DoneAsync()
    {
        var lines = await LinesAsync();
        Assert.True(lines is [.., "done"], $"The child ended with {_process.ExitCode}: {await _errors}");
        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<List<string>> ReadLinesAsync()
    {
        var lines = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            Reported++;
        }

        return lines;
    }
}
