using System.Diagnostics;

namespace DomainFx.Testing.Postgres;

/// <summary>Runs programs of PostgreSQL and of the system.</summary>
internal static class ToolRun
{
    /// <summary>Runs a program to its end; what it wrote to its output.</summary>
    /// <exception cref="PostgresServerException">It could not be started, or failed.</exception>
    public static async Task<string> RunAsync(string folder, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        using var process = Start(folder, command);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode == 0) return await output.ConfigureAwait(false);
        throw new PostgresServerException($"'{string.Join(' ', command)}' ended with {process.ExitCode}: {(await errors.ConfigureAwait(false)).Trim()} {(await output.ConfigureAwait(false)).Trim()}");
    }

    /// <summary>Starts a program with its input, output and errors redirected.</summary>
    /// <exception cref="PostgresServerException">It could not be started.</exception>
    public static Process Start(string folder, IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new PostgresServerException($"'{command[0]}' could not be started: {exception.Message}", exception);
        }
    }
}
