namespace DomainFx.Commands;

/// <summary>Keeps recently used aggregates of one type. An aggregate that was taken belongs to the taker alone until it is put back, or never is.</summary>
internal sealed class AggregateCache<TAggregate>(int capacity)
    where TAggregate : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _recent = [];

    /// <summary>Takes the aggregate out; null if it is not here.</summary>
    public TAggregate? Take(string stream)
    {
        lock (_lock)
        {
            if (!_nodes.TryGetValue(stream, out var node)) return null;
            var aggregate = node.ValueRef.Aggregate;
            node.ValueRef.Aggregate = null;
            return aggregate;
        }
    }

    /// <summary>Keeps an aggregate, and forgets the one that was not used for longest if there is no room.</summary>
    public void Put(string stream, TAggregate aggregate)
    {
        lock (_lock)
        {
            if (_nodes.TryGetValue(stream, out var node))
            {
                node.ValueRef.Aggregate = aggregate;
                if (node == _recent.First) return;
                _recent.Remove(node);
            }
            else
            {
                if (_nodes.Count >= capacity) Evict();
                node = new LinkedListNode<Entry>(new Entry { Stream = stream, Aggregate = aggregate });
                _nodes.Add(stream, node);
            }

            _recent.AddFirst(node);
        }
    }

    private void Evict()
    {
        var oldest = _recent.Last!;
        _recent.Remove(oldest);
        _nodes.Remove(oldest.ValueRef.Stream);
    }

    // The entry of an aggregate that is taken stays: putting it back then allocates nothing.
    private struct Entry
    {
        public required string Stream;
        public required TAggregate? Aggregate;
    }
}
