using DomainFx;
using DomainFx.Stores;

namespace TaskBoard;

/// <summary>What the store below the aggregates offers: appends with an expected version, conflicts, pages.</summary>
public sealed class StoreTour(IDomain domain, TextWriter output)
{
    private const int PageSize = 100;
    private const int Handovers = 250;

    /// <summary>Appends many hand-overs at once, as an import would, then shows what happens to somebody who comes too late.</summary>
    public async Task AppendAsync(StreamId stream, CancellationToken cancellationToken)
    {
        var before = (await domain.Store.GetStreamAsync(stream, cancellationToken)).Version;
        var handovers = Enumerable.Range(1, Handovers).Select(number => new TaskAssigned(number % 2 == 0 ? "Ann" : "Bo"));
        var append = Append(stream, before, handovers);
        var appended = await domain.Store.AppendAsync(append, cancellationToken);
        await output.WriteLineAsync($"Appended {Handovers} events expecting version {before}: the stream is at version {appended.StreamVersion}");

        try
        {
            await domain.Store.AppendAsync(Append(stream, before, [new TaskAssigned("Cy")]), cancellationToken);
        }
        catch (ConcurrencyException conflict)
        {
            await output.WriteLineAsync($"Appending one more expecting {conflict.Expected} is a conflict: the stream is at version {conflict.Actual}, {conflict.Difference} ahead");
        }
    }

    public async Task ReadInPagesAsync(StreamId stream, CancellationToken cancellationToken)
    {
        var from = 1L;
        bool hasMore;
        do
        {
            using var page = await domain.Store.ReadStreamAsync(stream, from, ReadDirection.Forward, PageSize, cancellationToken);
            hasMore = page.HasMore;
            await output.WriteLineAsync($"Read a page of {page.Count} events from version {from}; has more: {(hasMore ? "yes" : "no")}");
            from += page.Count;
        }
        while (hasMore);
    }

    /// <summary>Loads the task twice: the same events give the same state at the same version, which is the stream's.</summary>
    public async Task ReloadAsync(TaskId id, StreamId stream, CancellationToken cancellationToken)
    {
        var first = await domain.Task(id).LoadAsync(cancellationToken);
        var second = await domain.Task(id).LoadAsync(cancellationToken);
        var stored = (await domain.Store.GetStreamAsync(stream, cancellationToken)).Version;
        await output.WriteLineAsync(
            $"{id} '{first.Title}', assigned to {first.Assignee}, completed: {first.IsCompleted}. Loaded at version {first.Version}, again at {second.Version}, stored {stored}");
    }

    private StreamAppend Append(StreamId stream, long expected, IEnumerable<TaskAssigned> events) => new()
    {
        Stream = stream,
        Expected = ExpectedVersion.Exactly(expected),
        Events = events.Select(e => domain.Events.Encode(e)).ToArray(),
    };
}
