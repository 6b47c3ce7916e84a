using DomainFx.Testing.Postgres;

namespace DomainFx.Faults.Child;

/// <summary>The child process that has a test server and never disposes it.</summary>
internal static class ServingChild
{
    public static async Task<int> RunAsync()
    {
        var server = await PostgresServer.StartClusterAsync();
        Console.Out.WriteLine(server.Port);
        await Console.Out.FlushAsync();
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
