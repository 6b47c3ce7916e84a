using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Commands;

/// <summary>Decides commands of one aggregate type and stores what they raise; after a conflict it loads and decides again.</summary>
internal sealed class AggregateExecutor<TAggregate>
    where TAggregate : class, IAggregate
{
    private const int MaxStageAttempts = 5;

    private readonly IEventStore _store;
    private readonly AggregateLoader<TAggregate> _loader;
    private readonly SnapshotPolicy<TAggregate> _snapshots;
    private readonly DecisionRoom<TAggregate> _room;
    private readonly Appender _appender;
    private readonly FirstAnswer _firstAnswer;
    private readonly TimeProvider _time;
    private readonly int _maxConflictRetries;
    private readonly bool _keepsAggregates;
    private readonly InlineModels? _inline;

    public AggregateExecutor(
        AggregateType<TAggregate> type, StreamSeats<TAggregate> seats, AggregateLoader<TAggregate> loader, SnapshotPolicy<TAggregate> snapshots, DomainContext domain)
    {
        var options = domain.Options;
        _store = domain.Store;
        _loader = loader;
        _snapshots = snapshots;
        _room = new DecisionRoom<TAggregate>(type, seats, domain.Services);
        _appender = new Appender(domain.Store, options.MaxAppendRepetitions, domain.Logger);
        _firstAnswer = new FirstAnswer(domain.Store, domain.Events, options.LoadPageSize);
        _time = options.TimeProvider;
        _maxConflictRetries = options.MaxConflictRetries;
        _keepsAggregates = options.CachedAggregates > 0;
        _inline = domain.Inline?.For(type);
    }

    /// <summary>Carries a command through; the caller has the stream's seat.</summary>
    public async ValueTask<CommandResult> ExecuteAsync(StreamSeat<TAggregate> seat, CommandRequest<TAggregate> request, CancellationToken cancellationToken)
    {
        var stream = request.Stream;
        var aggregate = seat.TakeKept();
        for (var isFresh = false; ;)
        {
            if (aggregate is null || (request.NeedsFreshState && !isFresh))
            {
                var loaded = await LoadAsync(aggregate, request, cancellationToken).ConfigureAwait(false);
                if (loaded.Command is { } remembered)
                    return await _firstAnswer.ReadAsync(stream, request.Key!.Value, remembered, cancellationToken).ConfigureAwait(false);
                if (loaded.Stream.State is StreamState.Archived or StreamState.Deleted) throw new StreamClosedException(stream, loaded.Stream.State);
                aggregate = loaded.Aggregate;
                isFresh = true;
            }

            var version = aggregate.State.Version;
            var answer = request.Refuse(version);
            if (answer is null)
            {
                var decision = new Decision(request.Contract.Name, request.At(_time));
                try
                {
                    var outcome = await _room.DecideAsync(aggregate, decision, request, cancellationToken).ConfigureAwait(false);
                    answer = outcome.IsAccepted ? null : CommandResult.Rejected(stream, version, outcome.Rejection);
                }
                catch (Exception exception) when (!isFresh && exception is not OperationCanceledException)
                {
                    if (await IsCurrentAsync(stream, version, cancellationToken).ConfigureAwait(false)) throw;
                    aggregate = null;
                    continue;
                }

                if (answer is null && decision.Raised.Count > 0)
                {
                    if (await StoreAsync(seat, aggregate, decision, request, cancellationToken).ConfigureAwait(false) is { } stored) return stored;
                    aggregate = null;
                    continue;
                }

                decision.Raised.Return();
                answer ??= CommandResult.Accepted(stream, version, 0, []);
            }

            // What is answered without an append was not checked by one: a kept state may be an old one.
            if (isFresh || await IsCurrentAsync(stream, version, cancellationToken).ConfigureAwait(false)) return answer;
            aggregate = null;
        }
    }

    private async ValueTask<LoadedAggregate<TAggregate>> LoadAsync(TAggregate? kept, CommandRequest<TAggregate> request, CancellationToken cancellationToken)
    {
        var refreshed = kept is null ? null : await _loader.RefreshAsync(kept, request.Key?.Id, cancellationToken).ConfigureAwait(false);
        return refreshed ?? await _loader.LoadAsync(request.Stream, request.Key?.Id, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<bool> IsCurrentAsync(StreamId stream, long version, CancellationToken cancellationToken) =>
        await _store.GetStreamAsync(stream, cancellationToken).ConfigureAwait(false) == new StreamInfo(version, StreamState.Active);

    // Null if another writer was faster, and the command is to be decided again.
    private async ValueTask<CommandResult?> StoreAsync(
        StreamSeat<TAggregate> seat, TAggregate aggregate, Decision decision, CommandRequest<TAggregate> request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var stream = request.Stream;
        var raised = decision.Raised;
        var version = aggregate.State.Version - raised.Count;
        var append = new StreamAppend
        {
            Stream = stream,
            Expected = ExpectedVersion.Exactly(version),
            Events = raised.ToEventData(decision.Context.Now, request.Metadata),
            Command = request.Key,
        };
        AppendResult appended;
        try
        {
            appended = _inline is null
                ? await _appender.AppendAsync(append, cancellationToken).ConfigureAwait(false)
                : await AppendAsync(_inline, append, cancellationToken).ConfigureAwait(false);
        }
        catch (ConcurrencyException conflict)
        {
            Telemetry.ConflictMet(stream.Category);
            raised.Return();
            if (request.Contract.Creates) return CommandResult.AlreadyExists(stream, conflict.Actual);
            if (!request.MayDecideAgain || request.Conflicts == _maxConflictRetries) return CommandResult.Conflicted(conflict);
            await Backoff.WaitAsync(++request.Conflicts, cancellationToken).ConfigureAwait(false);
            return null;
        }

        if (appended.IsDuplicate && request.Key is { } key)
            return await _firstAnswer.FindAsync(stream, key, cancellationToken).ConfigureAwait(false);

        var result = CommandResult.Accepted(stream, appended.StreamVersion, appended.Position, raised.ToObjects());
        raised.Return();
        _snapshots.AfterAppend(aggregate, version, appended.StreamVersion);
        if (_keepsAggregates && !decision.WasSuspended) seat.Keep(aggregate);
        return result;
    }

    private async ValueTask<AppendResult> AppendAsync(InlineModels inline, StreamAppend append, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (rows, kept) = await inline.FoldAsync(append, cancellationToken).ConfigureAwait(false);
                var appended = await _appender.AppendAsync(append.With(rows), cancellationToken).ConfigureAwait(false);
                if (!appended.IsDuplicate) inline.Keep(append.Stream, kept, appended.StreamVersion);
                return appended;
            }
            catch (ReadModelStageException) when (attempt < MaxStageAttempts)
            {
                inline.Forget();
            }
            catch (EventStoreException)
            {
                // A table may be gone: who asks anew has it made anew.
                inline.Forget();
                throw;
            }
        }
    }
}
