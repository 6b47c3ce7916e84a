using System.Collections.Concurrent;

namespace DomainFx.Hosting.Tests.Model;

/// <summary>The world outside, which remembers what reached it.</summary>
public sealed class Outbox
{
    private readonly ConcurrentQueue<(Guid Id, string Account, long Version)> _sent = new();

    /// <summary>What else happens while something is sent.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public IReadOnlyList<(Guid Id, string Account, long Version)> Sent => [.. _sent];

    public void Send(Guid id, string account, long version) => _sent.Enqueue((id, account, version));
}
