using DomainFx.Serialization;

namespace DomainFx.Testing;

/// <summary>An aggregate's state as text: of those that take snapshots, which are able to write it.</summary>
internal static class StateText
{
    public static string Of<TAggregate>(TAggregate aggregate)
        where TAggregate : class, IAggregate<TAggregate>
    {
        if (TAggregate.Type.SnapshotEvery == 0) return "";
        using var writer = new JsonWriter();
        TAggregate.Type.WriteSnapshot(writer, aggregate);
        return $" It is:\n\n{EventText.Json(writer.Written.ToArray())}";
    }
}
