using System.Collections.Immutable;
using DomainFx.Generators.Aggregates;
using DomainFx.Generators.Events;
using DomainFx.Generators.Projections;

namespace DomainFx.Generators.Lock;

/// <summary>The text of the lock that an assembly would have if everything in it were new.</summary>
internal static class LockModel
{
    public static string Of(
        ImmutableArray<Parsed<EventModel>> events, ImmutableArray<Parsed<AggregateModel>> aggregates, ImmutableArray<Parsed<ReadModelModel>> readModels,
        ImmutableArray<Parsed<ProjectionModel>> projections, ImmutableArray<StateHandlers> handlers)
    {
        var file = new LockFile();
        foreach (EventModel model in Models(events)) file.Events[new(model.StoredName, model.Version)] = ContractShape.Of(model);
        var byType = handlers.ToLookup(static entry => entry.Type, static entry => entry.Handlers, StringComparer.Ordinal);
        foreach (AggregateModel model in Models(aggregates))
        {
            if (model.Snapshot is { } snapshot) file.Snapshots[model.Category] = StateLock.Of(model.Type.FullName, snapshot, Of(model.Type));
        }

        foreach (ReadModelModel model in Models(readModels)) file.ReadModels[model.Name] = StateLock.Of(model, Of(model.Type));
        foreach (ProjectionModel model in Models(projections)) file.Projections[model.Name] = StateLock.Of(model, Of(model.Type));
        return file.Events.Count == 0 && StateKinds.All.All(kind => file.States(kind).Count == 0) ? "" : LockText.Of(file);

        IEnumerable<StateHandler> Of(TypeName type) => byType[type.FullName].SelectMany(static found => found);
    }

    private static IEnumerable<TModel> Models<TModel>(ImmutableArray<Parsed<TModel>> parsed)
        where TModel : class, IEquatable<TModel> => parsed.Select(static entry => entry.Model).OfType<TModel>();
}
