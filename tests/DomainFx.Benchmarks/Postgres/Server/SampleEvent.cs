using DomainFx.Benchmarks.References.PostgresStore;

namespace DomainFx.Benchmarks.Postgres.Server;

/// <summary>The event that both sides append: as large as an ordinary one.</summary>
internal static class SampleEvent
{
    public static readonly EventType Type = new("purse-filled", 1);

    public static readonly EventMetadata Metadata = new() { CorrelationId = "0193a5b2-7c1e-7d10-8f00-3a1b2c3d4e5f", CausationId = "0193a5b2-7c1e-7d10-8f00-3a1b2c3d4e5f", UserId = "user-1" };

    public static readonly byte[] Data = """{"amount":1250,"newBalance":98750,"reference":"Invoice 815"}"""u8.ToArray();

    public static readonly NewEvent ByHand = new(
        Type.Name,
        """{"correlationId":"0193a5b2-7c1e-7d10-8f00-3a1b2c3d4e5f","causationId":"0193a5b2-7c1e-7d10-8f00-3a1b2c3d4e5f","userId":"user-1"}"""u8.ToArray(),
        Data);

    public static EventData[] New(int count)
    {
        var events = new EventData[count];
        for (var i = 0; i < count; i++) events[i] = new EventData(Guid.CreateVersion7(), Type, Data, DateTimeOffset.UtcNow, Metadata);
        return events;
    }
}
