using System.Globalization;
using DomainFx.Generators.Projections;
using DomainFx.Generators.Snapshots;

namespace DomainFx.Generators.Lock;

/// <summary>What the lock records of what is made of events and kept, made of the models that code is generated from.</summary>
internal static class StateLock
{
    public static LockedState Of(string type, SnapshotModel snapshot, IEnumerable<StateHandler> handlers) =>
        Of(type, snapshot.Shape[0], snapshot.Shape.Skip(1).Select(FormText.Name), handlers);

    public static LockedState Of(ReadModelModel model, IEnumerable<StateHandler> handlers) =>
        Of(model.Type.FullName, VersionText(model.Version), TableShape.Of(model), handlers);

    public static LockedState Of(ProjectionModel model, IEnumerable<StateHandler> handlers) =>
        Of(model.Type.FullName, VersionText(model.Version), model.IsPartitioned ? [$"in order by {model.Handlers[0].PartitionProperty}"] : [], handlers);

    private static LockedState Of(string type, string version, IEnumerable<string> shape, IEnumerable<StateHandler> handlers)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var formerNames = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (StateHandler handler in handlers)
        {
            hashes[handler.Event] = handler.Hash;
            if (!handler.FormerNames.IsEmpty) formerNames[handler.Event] = handler.FormerNames;
        }

        return new LockedState { Type = FormText.Name(type), Version = version, Shape = [.. shape], Handlers = hashes, Renamed = formerNames };
    }

    private static string VersionText(int version) => "version " + version.ToString(CultureInfo.InvariantCulture);
}
