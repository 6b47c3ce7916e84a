using System.Text;
using DomainFx.Stores;
using DomainFx.Stores.InMemory;

namespace DomainFx.Tests.Codecs.Upcasts;

public sealed class MixedStreamTests
{
    private static readonly StreamId Stream = new("savings", "s-1");

    [Fact]
    public async Task A_stream_of_all_versions_and_names_folds_and_goes_on()
    {
        await using var store = new InMemoryEventStore();
        await using var domain = Domain.Create(domain => domain.AddDomainFxTests().UseStore(_ => store));
        await Append(store, ("upcast-deposited", 1, """{"cents":100}"""), ("upcast-paid-in", 2, """{"amount":2,"currency":"EUR"}"""),
            ("upcast-deposited", 2, """{"amount":4,"currency":"EUR"}"""), ("upcast-deposited", 3, """{"amount":8,"currency":"EUR","reason":"gift"}"""));

        await domain.Savings("s-1").DepositAsync(16);

        var savings = await domain.Savings("s-1").LoadAsync();
        Assert.Equal((31m, "unknown unknown unknown gift deposit", 5L), (savings.Total, string.Join(' ', savings.Reasons), savings.Version));
        using var page = await store.ReadStreamAsync(Stream, 1, ReadDirection.Forward, 10);
        var recorded = page.ToRecordedEvents();
        Assert.Equal(new EventType("upcast-deposited", 3), recorded[^1].Type);
        Assert.All(recorded, recorded => Assert.IsType<Deposited>(domain.Events.Decode(recorded)));
    }

    [Fact]
    public async Task A_former_name_with_a_version_it_never_had_is_unknown()
    {
        await using var store = new InMemoryEventStore();
        await using var domain = Domain.Create(domain => domain.AddDomainFxTests().UseStore(_ => store));
        await Append(store, ("upcast-paid-in", 4, """{"amount":2,"currency":"EUR"}"""));

        var refused = await Assert.ThrowsAsync<UnknownEventTypeException>(() => domain.Savings("s-1").LoadAsync());

        Assert.Equal(new EventType("upcast-paid-in", 4), refused.Type);
    }

    private static async Task Append(IEventStore store, params (string Name, int Version, string Json)[] events) =>
        await store.AppendAsync(new StreamAppend
        {
            Stream = Stream,
            Expected = ExpectedVersion.NoStream,
            Events = events.Select(stored => new EventData(
                Guid.NewGuid(), new EventType(stored.Name, stored.Version), Encoding.UTF8.GetBytes(stored.Json), DateTimeOffset.UtcNow, EventMetadata.Empty)).ToArray(),
        });
}
