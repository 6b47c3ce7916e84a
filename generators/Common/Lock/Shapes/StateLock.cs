using DomainFx.Generators.Snapshots;

namespace DomainFx.Generators.Lock;

/// <summary>What the lock records of an aggregate's snapshots, made of the model that their codec is generated from.</summary>
internal static class StateLock
{
    public static LockedState Of(string type, SnapshotModel snapshot, IEnumerable<StateHandler> handlers)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (StateHandler handler in handlers) hashes[handler.Event] = handler.Hash;
        return new LockedState
        {
            Type = FormText.Name(type),
            Version = snapshot.Shape[0],
            Shape = [.. snapshot.Shape.Skip(1).Select(FormText.Name)],
            Handlers = hashes,
        };
    }
}
