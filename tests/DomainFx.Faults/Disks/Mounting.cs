using System.Diagnostics;

namespace DomainFx.Faults.Disks;

internal static class Mounting
{
    /// <summary>Runs mount or umount; false where it is missing or not allowed.</summary>
    public static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
