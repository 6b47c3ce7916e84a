using System.Diagnostics;
using System.Net.Sockets;
using DomainFx.Testing.Postgres;

namespace DomainFx.Testing.Tests.Postgres;

public sealed class PostgresServerTests
{
    [Fact]
    public async Task A_cluster_answers_and_is_gone_when_it_is_disposed()
    {
        string folder;
        int port;
        await using (var server = await PostgresServer.StartClusterAsync())
        {
            Assert.True(server is { IsThrowAway: true, IsRunning: true });
            (folder, port) = (await QueryAsync(server, "show data_directory"), server.Port);
            Assert.Equal($"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres", server.ConnectionString);
            Assert.Equal("127.0.0.1", await QueryAsync(server, "show listen_addresses"));
        }

        using var client = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync("127.0.0.1", port));
        Assert.False(Directory.Exists(Path.GetDirectoryName(folder)));
    }

    [Fact]
    public async Task What_was_committed_outlives_a_stop_in_order_and_a_crash()
    {
        await using var server = await PostgresServer.StartClusterAsync();
        var before = server.ConnectionString;
        await QueryAsync(server, "create table kept(n int)");
        foreach (var how in new[] { PostgresStop.Fast, PostgresStop.Immediate })
        {
            await QueryAsync(server, "insert into kept values(1)");
            await server.RestartAsync(how);
            Assert.Equal(before, server.ConnectionString);
        }

        Assert.Equal("2", await QueryAsync(server, "select count(*) from kept"));
        await server.StopAsync();
        Assert.False(server.IsRunning);
        await Assert.ThrowsAsync<InvalidOperationException>(() => QueryAsync(server, "select 1"));
    }

    [Fact]
    public async Task Settings_win_over_the_usual_ones()
    {
        var options = new PostgresServerOptions { Settings = new Dictionary<string, string> { ["max_prepared_transactions"] = "3", ["search_path"] = "\"it's\"", ["fsync"] = "on" } };
        await using var server = await PostgresServer.StartClusterAsync(options);
        Assert.Equal("3", await QueryAsync(server, "show max_prepared_transactions"));
        Assert.Equal("\"it's\"", await QueryAsync(server, "show search_path"));
        Assert.Equal("on", await QueryAsync(server, "show fsync"));
    }

    [Fact]
    public async Task A_standby_follows_and_only_reads()
    {
        await using var server = await PostgresServer.StartClusterAsync();
        await QueryAsync(server, "create table followed(n int)");
        await using var standby = await server.StartStandbyAsync();
        Assert.NotEqual(server.Port, standby.Port);
        Assert.Equal("t", await QueryAsync(standby, "select pg_is_in_recovery()"));
        await QueryAsync(server, "insert into followed values(1)");
        while (await QueryAsync(standby, "select count(*) from followed") != "1") await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_server_that_does_not_start_says_why()
    {
        var options = new PostgresServerOptions { Settings = new Dictionary<string, string> { ["no_such_setting"] = "1" } };
        var exception = await Assert.ThrowsAsync<PostgresServerException>(() => PostgresServer.StartClusterAsync(options));
        Assert.Contains("unrecognized configuration parameter \"no_such_setting\"", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_server_is_refused()
    {
        var exception = await Assert.ThrowsAsync<PostgresServerException>(() => PostgresServer.StartClusterAsync(new PostgresServerOptions { BinaryFolder = AppContext.BaseDirectory }));
        Assert.Contains("holds no postgres, initdb and pg_ctl", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<string> QueryAsync(PostgresServer server, string sql)
    {
        string[] arguments = ["-h", "127.0.0.1", "-p", $"{server.Port}", "-U", "postgres", "-XAtq", "-c", sql];
        var start = new ProcessStartInfo(Path.Combine(server.BinaryFolder, "psql"), arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var psql = Process.Start(start)!;
        var answer = await psql.StandardOutput.ReadToEndAsync();
        await psql.WaitForExitAsync();
        return psql.ExitCode == 0 ? answer.Trim() : throw new InvalidOperationException(await psql.StandardError.ReadToEndAsync());
    }
}
