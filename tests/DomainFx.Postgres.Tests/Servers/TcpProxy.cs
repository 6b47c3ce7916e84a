using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace DomainFx.Postgres.Tests.Servers;

/// <summary>Stands between a store and its server, holds back what either says, and cuts connections.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private volatile IPEndPoint _server;
    private readonly ConcurrentDictionary<TcpClient, byte> _open = [];
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _accepting;
    private volatile TaskCompletionSource? _requestsHeld;
    private volatile TaskCompletionSource? _answersHeld;
    private long _heldBack;
    private long _answered;
    private long _cutAfter;

    public TcpProxy(string server)
    {
        _server = EndPoint(server);
        _listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.ConnectionString;
        _accepting = AcceptAsync();
    }

    public string ConnectionString { get; }

    /// <summary>How often something was held back.</summary>
    public long HeldBack => Interlocked.Read(ref _heldBack);

    /// <summary>How many bytes the server has sent.</summary>
    public long Answered => Interlocked.Read(ref _answered);

    /// <summary>From now on nothing reaches the server.</summary>
    public void HoldRequests() => _requestsHeld = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>From now on the server works on, but nobody hears of it.</summary>
    public void HoldAnswers() => _answersHeld = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Cuts every connection, losing what was held back. New ones work.</summary>
    public void Cut()
    {
        foreach (var client in _open.Keys) client.Close();
        var (requests, answers) = (_requestsHeld, _answersHeld);
        (_requestsHeld, _answersHeld) = (null, null);
        requests?.TrySetCanceled();
        answers?.TrySetCanceled();
    }

    /// <summary>Cuts every connection when the server has sent so many bytes more, once.</summary>
    public void CutAfter(long bytes) => _cutAfter = Answered + bytes;

    /// <summary>Cuts every connection; new ones lead to another server.</summary>
    public void LeadTo(string server)
    {
        _server = EndPoint(server);
        Cut();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        _stopped.Dispose();
    }

    private static IPEndPoint EndPoint(string server)
    {
        var settings = new NpgsqlConnectionStringBuilder(server);
        return new IPEndPoint(IPAddress.Parse(settings.Host!), settings.Port);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopped.Token));
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        try
        {
            (client.NoDelay, server.NoDelay) = (true, true);
            _open.TryAdd(client, 0);
            await server.ConnectAsync(_server);
            _open.TryAdd(server, 0);
            await Task.WhenAny(
                CopyAsync(client.GetStream(), server.GetStream(), () => _requestsHeld),
                CopyAsync(server.GetStream(), client.GetStream(), () => _answersHeld, CountAnswer));
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut while it was connected.
        }
        finally
        {
            _open.TryRemove(client, out _);
            _open.TryRemove(server, out _);
            client.Close();
        }
    }

    private void CountAnswer(int bytes)
    {
        Interlocked.Add(ref _answered, bytes);
        if (_cutAfter == 0 || Answered < _cutAfter) return;
        _cutAfter = 0;
        Cut();
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, Func<TaskCompletionSource?> held, Action<int>? count = null)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer) is var length and > 0)
            {
                if (held() is { } holding)
                {
                    Interlocked.Increment(ref _heldBack);
                    await holding.Task;
                }

                await to.WriteAsync(buffer.AsMemory(0, length));
                count?.Invoke(length);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut, by one side or by the test.
        }
    }
}
