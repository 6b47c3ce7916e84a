using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;

namespace DomainFx.Benchmarks.References.Purses;

/// <summary>The way of a command, step by step, as one writes it for one aggregate. The purse's lock lets one command at a time decide on it.</summary>
internal sealed class HandWrittenPurseService(TimeProvider clock)
{
    [ThreadStatic]
    private static ReusedJsonBuffer? t_json;

    private readonly HandWrittenMemoryStore _store = new();
    private readonly ConcurrentDictionary<string, HandWrittenPurse> _purses = new(StringComparer.Ordinal);

    public Task<CommandOutcome> FillAsync(string id, long amount, string? userId, CancellationToken cancellationToken)
    {
        var purse = Find(id);
        lock (purse)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(Commit(id, purse, purse.Fill(amount), "purse-filled", EventJsonContext.Default.PurseFilled, userId));
        }
    }

    public Task<CommandOutcome> SpendAsync(string id, long amount, string? userId, CancellationToken cancellationToken)
    {
        var purse = Find(id);
        lock (purse)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(Commit(id, purse, purse.Spend(amount), "purse-spent", EventJsonContext.Default.PurseSpent, userId));
        }
    }

    private HandWrittenPurse Find(string id) => _purses.GetOrAdd(id, static _ => new HandWrittenPurse());

    private CommandOutcome Commit<TEvent>(string id, HandWrittenPurse purse, TEvent? @event, string type, JsonTypeInfo<TEvent> json, string? userId)
        where TEvent : class
    {
        if (@event is null) return new CommandOutcome(false, "The purse refused it", purse.Version, 0, []);

        var data = (t_json ??= new ReusedJsonBuffer()).Write(@event, json).ToArray();
        var commandId = Guid.CreateVersion7().ToString();
        var metadata = new Metadata(commandId, commandId, userId, Activity.Current?.TraceId.ToString());
        var stored = _store.Append(id, purse.Version, type, data, metadata, clock.GetUtcNow());
        purse.Apply(@event);
        purse.Version = stored.Version;
        return new CommandOutcome(true, null, stored.Version, stored.Position, [@event]);
    }
}
