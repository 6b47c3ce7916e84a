using System.Diagnostics;

namespace DomainFx.Faults.Child;

/// <summary>A worker in a process of its own.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private WorkerProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The program as it is.</summary>
    public static string ThisRelease { get; } = Path.Combine(AppContext.BaseDirectory, "DomainFx.Faults");

    /// <summary>The program as it will be, with a read model changed.</summary>
    public static string NextRelease { get; } = Path.Combine(
        AppContext.BaseDirectory, "..", "..", "DomainFx.Faults.Next", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "DomainFx.Faults.Next");

    /// <summary>Starts one, and waits until it works.</summary>
    /// <param name="program">This release or another.</param>
    /// <param name="place">The store.</param>
    /// <param name="name">The worker's name.</param>
    /// <param name="lease">How long its leases are.</param>
    /// <param name="partitions">Into how many partitions projections are divided.</param>
    /// <param name="more">More arguments.</param>
    public static async Task<WorkerProcess> StartAsync(string program, string place, string name, TimeSpan lease, int partitions, params string[] more)
    {
        string[] arguments = ["work", place, name, $"{lease.TotalMilliseconds:F0}", $"{partitions}", .. more];
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var worker = new WorkerProcess(Process.Start(start)!);
        if (await worker._process.StandardOutput.ReadLineAsync() == "ready") return worker;
        throw new InvalidOperationException($"Worker {name} did not start: {await worker._errors}");
    }

    /// <summary>Ends it as a power cut would: no handler runs.</summary>
    public async Task<string> KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        return await _errors;
    }

    /// <summary>Lets it end in order.</summary>
    public async Task<string> StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        var said = await _errors;
        Assert.True(_process.ExitCode == 0, $"The worker ended with {_process.ExitCode}: {said}");
        return said;
    }

    /// <summary>Stops its clock: nothing of it runs, and it does not know.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    /// <summary>Lets it go on as if nothing had been.</summary>
    public Task ThawAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }
}
