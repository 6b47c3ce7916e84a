using System.Collections.Immutable;
using DomainFx.Generators.Aggregates;
using DomainFx.Generators.Events;

namespace DomainFx.Generators.Lock;

/// <summary>The text of the lock that an assembly would have if everything in it were new.</summary>
internal static class LockModel
{
    public static string Of(ImmutableArray<Parsed<EventModel>> events, ImmutableArray<Parsed<AggregateModel>> aggregates, ImmutableArray<StateHandlers> handlers)
    {
        var file = new LockFile();
        foreach (Parsed<EventModel> parsed in events)
        {
            if (parsed.Model is { } model) file.Events[new(model.StoredName, model.Version)] = ContractShape.Of(model);
        }

        foreach (Parsed<AggregateModel> parsed in aggregates)
        {
            if (parsed.Model is { Snapshot: { } snapshot } model)
                file.Snapshots[model.Category] = StateLock.Of(model.Type.FullName, snapshot, handlers.Where(entry => entry.Type == model.Type.FullName).SelectMany(static entry => entry.Handlers));
        }

        return file.Events.Count == 0 && file.Snapshots.Count == 0 ? "" : LockText.Of(file);
    }
}
