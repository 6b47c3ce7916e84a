using System.Runtime.InteropServices;

namespace DomainFx.Commands;

/// <summary>Lets one command at a time through to each stream, first come first served. A stream that nobody waits for costs no allocation.</summary>
internal sealed class StreamGate
{
    private readonly Lock _lock = new();

    // A stream that is entered has an entry; its queue exists only once somebody waited.
    private readonly Dictionary<string, LinkedList<Waiter>?> _entered = new(StringComparer.Ordinal);

    /// <summary>Completes when the stream belongs to the caller, who must <see cref="Exit"/> it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting; the stream is not the caller's.</exception>
    public ValueTask EnterAsync(string stream, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_lock)
        {
            ref var queue = ref CollectionsMarshal.GetValueRefOrAddDefault(_entered, stream, out var isEntered);
            if (!isEntered) return ValueTask.CompletedTask;
            waiter = new Waiter(this, queue ??= []);
        }

        return waiter.WaitAsync(cancellationToken);
    }

    /// <summary>Gives the stream to the next in line.</summary>
    public void Exit(string stream)
    {
        Waiter? next = null;
        lock (_lock)
        {
            if (_entered[stream] is { First: { } first } queue)
            {
                queue.Remove(first);
                next = first.Value;
            }
            else
            {
                _entered.Remove(stream);
            }
        }

        next?.Admit();
    }

    private sealed class Waiter : TaskCompletionSource
    {
        private readonly StreamGate _gate;
        private readonly LinkedListNode<Waiter> _place;

        public Waiter(StreamGate gate, LinkedList<Waiter> queue)
            : base(TaskCreationOptions.RunContinuationsAsynchronously)
        {
            _gate = gate;
            _place = queue.AddLast(this);
        }

        // Whoever takes the place out of the queue, under the lock, decides how the wait ends.
        public void Admit() => TrySetResult();

        public async ValueTask WaitAsync(CancellationToken cancellationToken)
        {
            var registration = cancellationToken.UnsafeRegister(static (waiter, token) => ((Waiter)waiter!).Leave(token), this);
            await using (registration.ConfigureAwait(false))
            {
                await Task.ConfigureAwait(false);
            }
        }

        private void Leave(CancellationToken cancellationToken)
        {
            lock (_gate._lock)
            {
                if (_place.List is not { } queue) return;
                queue.Remove(_place);
            }

            TrySetCanceled(cancellationToken);
        }
    }
}
