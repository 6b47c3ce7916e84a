using System.Reflection;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Faults.Projections;

/// <summary>A store that keeps projections.</summary>
public interface IStoreOfProjections : IEventStore, IProjectionStoreSource;

/// <summary>Stands between a domain and its store, and loses the answer to every third commit of a projection's own SQL.</summary>
internal class AnswerLoss : DispatchProxy
{
    private object _target = null!;
    private Losses _losses = null!;

    public static IStoreOfProjections On(IEventStore store, Losses losses) => Of<IStoreOfProjections>(store, losses);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        // The store outlives the domain that sees it through this.
        if (targetMethod!.Name == nameof(IAsyncDisposable.DisposeAsync) && _target is IEventStore) return ValueTask.CompletedTask;
        if (_losses.Stalls && _target is IProjectionTransaction && targetMethod.Name == nameof(IProjectionTransaction.CommitAsync))
        {
            _losses.Stalled.TrySetResult();
            return new ValueTask(Task.Delay(Timeout.Infinite, (CancellationToken)args![1]!));
        }

        var result = targetMethod.Invoke(_target, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
        return result switch
        {
            IProjectionStore projections => Of<IProjectionStore>(projections, _losses),
            ValueTask<IProjectionTransaction> beginning => new ValueTask<IProjectionTransaction>(BeginAsync(beginning.AsTask())),
            ValueTask commit when _target is IProjectionTransaction && targetMethod.Name == nameof(IProjectionTransaction.CommitAsync) => new ValueTask(CommitAsync(commit.AsTask())),
            _ => result,
        };
    }

    private static T Of<T>(object target, Losses losses)
        where T : class
    {
        var proxy = Create<T, AnswerLoss>();
        ((AnswerLoss)(object)proxy)._target = target;
        ((AnswerLoss)(object)proxy)._losses = losses;
        return proxy;
    }

    private async Task<IProjectionTransaction> BeginAsync(Task<IProjectionTransaction> beginning) => Of<IProjectionTransaction>(await beginning, _losses);

    private async Task CommitAsync(Task commit)
    {
        await commit;
        if (_losses.IsNext()) throw new EventStoreException("The connection was cut.", isTransient: true);
    }

    /// <summary>What is lost.</summary>
    internal sealed class Losses
    {
        private int _commits;

        /// <summary>Whether commits do not come to an end at all until they are cancelled.</summary>
        public bool Stalls { get; init; }

        /// <summary>Completes when one does not.</summary>
        public TaskCompletionSource Stalled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>How many answers were lost.</summary>
        public int Count { get; private set; }

        public bool IsNext()
        {
            if (++_commits % 3 != 0) return false;
            Count++;
            return true;
        }
    }
}
