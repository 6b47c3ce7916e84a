using DomainFx.Stores;

namespace DomainFx.Testing.Tests.Conformance;

internal sealed class ForgetsIdempotency(IEventStore inner) : ForwardingStore(inner)
{
    public override ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken cancellationToken = default) => base.AppendAsync(Fresh(append), cancellationToken);

    private static StreamAppend Fresh(StreamAppend append) => new()
    {
        Stream = append.Stream,
        Expected = append.Expected,
        Events = append.Events.ToArray().Select(one => one with { EventId = Guid.NewGuid() }).ToArray(),
    };
}

internal sealed class IgnoresExpectedVersions(IEventStore inner) : ForwardingStore(inner)
{
    public override ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken cancellationToken = default) =>
        base.AppendAsync(new StreamAppend { Stream = append.Stream, Expected = ExpectedVersion.Any, Events = append.Events, Command = append.Command }, cancellationToken);
}

internal sealed class AppendsToOneStreamAfterTheOther(IEventStore inner) : ForwardingStore(inner)
{
    public override async ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken = default)
    {
        var results = new List<AppendResult>();
        foreach (var append in appends)
        {
            results.Add(await Inner.AppendAsync(append, cancellationToken));
            await Task.Yield();
        }

        return results;
    }
}

internal sealed class ChecksCommandIdsOverAllStreams(IEventStore inner) : ForwardingStore(inner)
{
    private readonly Dictionary<Guid, CommandKey> _seen = [];

    public override ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken cancellationToken = default)
    {
        if (append.Command is not { } command) return base.AppendAsync(append, cancellationToken);
        lock (_seen)
        {
            if (!_seen.TryAdd(command.Id, command) && _seen[command.Id] != command) throw new CommandIdReusedException(append.Stream, command.Id);
        }

        return base.AppendAsync(append, cancellationToken);
    }
}

/// <summary>Appends event by event and looks at the token in between.</summary>
internal sealed class TearsCancelledAppends(IEventStore inner) : ForwardingStore(inner)
{
    public override async ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken cancellationToken = default)
    {
        var result = default(AppendResult);
        for (var i = 0; i < append.Events.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = await Inner.AppendAsync(new StreamAppend { Stream = append.Stream, Expected = ExpectedVersion.Any, Events = append.Events.Slice(i, 1) }, CancellationToken.None);
            await Task.Delay(1, CancellationToken.None); // slow, so that it is torn at most moments, not at a lucky one
        }

        return result;
    }
}

internal sealed class IgnoresCancellation(IEventStore inner) : ForwardingStore(inner)
{
    public override ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken cancellationToken = default) => base.AppendAsync(append, CancellationToken.None);
}

internal sealed class KeepsTheCallersMemory(IEventStore inner) : ForwardingStore(inner)
{
    private readonly Dictionary<Guid, ReadOnlyMemory<byte>> _data = [];

    public override ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken cancellationToken = default)
    {
        foreach (var one in append.Events.Span) _data[one.EventId] = one.Data;
        return base.AppendAsync(append, cancellationToken);
    }

    public override async ValueTask<EventPage> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, int maxCount, CancellationToken cancellationToken = default)
    {
        using var page = await base.ReadStreamAsync(stream, fromVersion, direction, maxCount, cancellationToken);
        return Pages.Rewrite(page, stored => Pages.With(stored, data: _data[stored.EventId]));
    }
}

internal sealed class CannotArchive(IEventStore inner) : ForwardingStore(inner)
{
    public override ValueTask ArchiveStreamAsync(StreamId stream, ExpectedVersion expected, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}

internal sealed class CannotDelete(IEventStore inner) : ForwardingStore(inner)
{
    public override ValueTask DeleteStreamAsync(StreamId stream, ExpectedVersion expected, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}

internal sealed class LosesAppendsThatDisposalOvertakes(IEventStore inner) : ForwardingStore(inner)
{
    private readonly TaskCompletionSource _never = new();
    private volatile bool _disposed;
    private int _appends;

    public override async ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken cancellationToken = default)
    {
        if (Interlocked.Increment(ref _appends) % 2 == 0) await Task.Delay(50, cancellationToken);
        if (_disposed) await _never.Task;
        return await Inner.AppendAsync(append, cancellationToken);
    }

    public override ValueTask DisposeAsync()
    {
        _disposed = true;
        return base.DisposeAsync();
    }
}
