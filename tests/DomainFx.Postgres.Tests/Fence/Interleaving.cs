using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Fence;

/// <summary>Two appenders and a reader, each as in a process of its own, on one store.</summary>
internal sealed class Interleaving : IAsyncDisposable
{
    private readonly List<Gate> _gates = [];

    private Interleaving(TestSchema schema)
    {
        Schema = schema;
        (First, Second) = (schema.OpenStore(), schema.OpenStore());
        ReadingStore = schema.OpenStore();
        Reader = new Reader(ReadingStore);
    }

    public TestSchema Schema { get; }

    public PostgresEventStore First { get; }

    public PostgresEventStore Second { get; }

    public PostgresEventStore ReadingStore { get; }

    public Reader Reader { get; }

    public static Task<Interleaving> StartAsync(string server, Flaw? flaw = null, Flaw? second = null) => StartAsync(new TestSchema(server), flaw, second);

    /// <summary>On a schema that is made already; it is dropped at the end.</summary>
    public static async Task<Interleaving> StartAsync(TestSchema schema, Flaw? flaw = null, Flaw? second = null)
    {
        var run = new Interleaving(schema);
        Assert.Equal("", await run.Reader.LookAsync());
        // A store looks for some flaws when it starts.
        foreach (var store in new[] { run.First, run.Second }) await store.GetStreamAsync(TestEvents.Stream("none"));
        await Gate.InstallAsync(run.Schema);
        if (flaw is not null) await flaw.PutIntoAsync(run.Schema);
        if (second is not null) await second.PutIntoAsync(run.Schema);
        return run;
    }

    /// <summary>An append that has its position, and stands before a gate of its own.</summary>
    public async Task<(Gate Gate, Task Append)> StallAsync(IEventStore store, string stream, int events = 1)
    {
        var gate = await Gate.CloseAsync(Schema);
        _gates.Add(gate);
        var append = store.AppendAsync(stream, [.. Enumerable.Range(0, events).Select(_ => TestEvents.Event(gate.Data))]).AsTask();
        await Task.WhenAny(gate.ReachedAsync(), append);
        Assert.False(append.IsCompleted, $"the append was not to end: {append.Exception}");
        return (gate, append);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gate in _gates) await gate.DisposeAsync();
        await First.DisposeAsync();
        await Second.DisposeAsync();
        await ReadingStore.DisposeAsync();
        await Schema.DisposeAsync();
    }
}
