using DomainFx;
using DomainFx.Stores;

namespace TaskBoard;

/// <summary>A task's life through commands, then a look at the store below them.</summary>
public sealed class BoardTour(IDomain domain, TextWriter output)
{
    private const int FirstNumber = 7;

    private readonly StoreTour _store = new(domain, output);

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var id = await NextFreeAsync(cancellationToken);
        var task = domain.Task(id);

        var created = await task.CreateAsync("Paint the door", cancellationToken: cancellationToken);
        await task.AssignAsync("Ann", cancellationToken: cancellationToken);
        var again = await task.Try.AssignAsync("Ann", cancellationToken: cancellationToken);
        await output.WriteLineAsync($"Assigning {id} to Ann again is {again.Status}: {again.Rejection?.Message}");

        await _store.AppendAsync(created.Stream, cancellationToken);
        await _store.ReadInPagesAsync(created.Stream, cancellationToken);

        var watching = WatchUntilCompletedAsync(created.Stream, await domain.Store.GetHeadAsync(cancellationToken), cancellationToken);
        await task.AssignAsync("Cy", cancellationToken: cancellationToken);
        await task.CompleteAsync(cancellationToken: cancellationToken);
        await watching;

        await _store.ReloadAsync(id, created.Stream, cancellationToken);
    }

    /// <summary>Prints each event of the board as it is appended.</summary>
    private async Task WatchUntilCompletedAsync(StreamId stream, long afterPosition, CancellationToken cancellationToken)
    {
        var board = new EventFilter { Categories = [stream.Category] };
        await foreach (var recorded in domain.Store.SubscribeAsync(new Checkpoint(afterPosition), board, cancellationToken: cancellationToken))
        {
            var e = domain.Events.Decode(recorded);
            await output.WriteLineAsync($"Live: {recorded.Stream}, version {recorded.Version}: {e}");
            if (e is TaskCompleted && recorded.Stream == stream) return;
        }
    }

    private async Task<TaskId> NextFreeAsync(CancellationToken cancellationToken)
    {
        var id = new TaskId(FirstNumber);
        while (await domain.Task(id).FindAsync(cancellationToken) is not null) id = new TaskId(id.Value + 1);
        return id;
    }
}
