using DomainFx.Benchmarks.References;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Benchmarks.Dispatch;

/// <summary>1,000 events in a shuffled order of types, as objects and as a page of stored events. An operation folds all of them.</summary>
internal sealed class DispatchCase<TAggregate, TReference> : IDisposable
    where TAggregate : class, IAggregate<TAggregate, string>
    where TReference : class, IHandWrittenFold, new()
{
    private const int Count = 1_000;
    private readonly AggregateType<TAggregate, string> _type = AggregateTypes.Of<TAggregate, string>();
    private readonly TAggregate _aggregate;
    private readonly TReference _reference = new();
    private readonly object[] _events = new object[Count];
    private readonly EventPage _page = new();

    public DispatchCase(string name, int types)
    {
        _aggregate = _type.Create();
        var stream = new StreamId(_type.Category, "1");
        var random = new Random(4711);
        for (var i = 0; i < Count; i++)
        {
            var typeName = string.Intern($"{name}-counted-{(i % types) + 1:00}");
            var contract = _type.Events.Single(contract => contract.Type.Name == typeName);
            var json = System.Text.Encoding.UTF8.GetBytes($$"""{"by":{{random.Next(1_000)}}}""");
            _events[i] = contract.ReadObject(1, json);
        }

        random.Shuffle(_events);
        using var writer = new Serialization.JsonWriter();
        for (var i = 0; i < Count; i++)
        {
            var contract = _type.Events.Single(contract => contract.ClrType == _events[i].GetType());
            writer.Truncate(0);
            contract.WriteObject(writer, _events[i]);
            _page.Add(stream, i + 1, i + 1, contract.Type, Guid.CreateVersion7(), 0, 0, writer.Written, []);
        }
    }

    public void FoldObjects(int operations)
    {
        for (var operation = 0; operation < operations; operation++)
        {
            foreach (var @event in _events) _type.Apply(_aggregate, @event, default);
        }
    }

    public void FoldObjectsByHand(int operations)
    {
        for (var operation = 0; operation < operations; operation++) _reference.Fold(_events);
    }

    public void FoldStored(int operations)
    {
        for (var operation = 0; operation < operations; operation++)
        {
            for (var i = 0; i < _page.Count; i++) _type.Apply(_aggregate, _page[i]);
        }
    }

    public void FoldStoredByHand(int operations)
    {
        for (var operation = 0; operation < operations; operation++) _reference.Fold(_page);
    }

    public void Dispose() => _page.Dispose();
}
