using System.Diagnostics;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Tests.Common;

namespace DomainFx.Postgres.Tests.Samples;

/// <summary>The samples' programs on PostgreSQL, by the one setting that chooses it.</summary>
public sealed class SampleTests(SharedServer server)
{
    [Fact]
    public async Task Bank_goes_on_with_the_account_that_its_first_run_opened()
    {
        await using var schema = new TestSchema(server.ConnectionString, "bank");
        try
        {
            Assert.Contains("Read back: balance 1300, version 3, Active", await RunAsync("Bank"), StringComparison.Ordinal);
            Assert.Contains("Read back: balance 1600, version 5, Active", await RunAsync("Bank"), StringComparison.Ordinal);
        }
        finally
        {
            await schema.ExecuteAsync("DROP SCHEMA IF EXISTS {schema} CASCADE");
        }
    }

    [Theory]
    [InlineData("TaskBoard", "250 ahead")]
    [InlineData("Orders", "Both are equal")]
    public async Task A_sample_runs_and_runs_again(string sample, string says)
    {
        await using var schema = new TestSchema(server.ConnectionString, sample.ToLowerInvariant());
        try
        {
            for (var run = 0; run < 2; run++) Assert.Contains(says, await RunAsync(sample), StringComparison.Ordinal);
        }
        finally
        {
            await schema.ExecuteAsync("DROP SCHEMA IF EXISTS {schema} CASCADE");
        }
    }

    private async Task<string> RunAsync(string sample)
    {
        // Beside this assembly's own folder: artifacts/bin/<project>/<configuration>.
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(Repository.Root, "artifacts", "bin", sample, configuration, $"{sample}.dll");
        var start = new ProcessStartInfo("dotnet", [program])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["DOMAINFX_POSTGRES"] = server.ConnectionString },
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.StartsWith("Store: PostgreSQL", said, StringComparison.Ordinal);
        return said;
    }
}
