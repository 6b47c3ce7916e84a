using System.Diagnostics;
using System.Net.Sockets;

namespace DomainFx.Faults.Postgres;

/// <summary>A test server goes when its process does, however that goes.</summary>
public sealed class AbandonedServerTests
{
    [Fact]
    public async Task A_server_does_not_outlive_a_process_that_is_killed()
    {
        var program = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "DomainFx.Faults"), ["serve"]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var child = Process.Start(program)!;
        var port = int.Parse((await child.StandardOutput.ReadLineAsync())!);
        Assert.True(await AnswersAsync(port));
        child.Kill();
        await child.WaitForExitAsync();
        for (var watch = Stopwatch.StartNew(); await AnswersAsync(port); await Task.Delay(50)) Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "the server is still there");
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
