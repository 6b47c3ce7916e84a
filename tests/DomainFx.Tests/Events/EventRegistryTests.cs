using System.Text;
using DomainFx.Stores;
using DomainFx.Tests.Commands;

namespace DomainFx.Tests.Events;

public sealed class EventRegistryTests : DomainTest
{
    [Fact]
    public void What_is_encoded_can_be_decoded()
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));
        var data = Domain.Events.Encode(new MoneyDeposited(1, 2), occurredAt: time);
        Assert.Equal(("money-deposited v1", time, TimeSpan.Zero), (data.Type.ToString(), data.OccurredAt, data.OccurredAt.Offset));
        Assert.Equal(new MoneyDeposited(1, 2), Domain.Events.Decode(Recorded(data.Type, data.Data.ToArray())));
    }

    [Fact]
    public void What_is_no_event_cannot_be_encoded() => Assert.Throws<ArgumentException>(() => Domain.Events.Encode("text"));

    [Fact]
    public void An_unknown_name_says_so()
    {
        var exception = Assert.Throws<UnknownEventTypeException>(() => Domain.Events.Decode(Recorded(new EventType("gone", 1), "{}"u8.ToArray())));
        Assert.Contains("'gone v1'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Malformed_data_names_stream_version_position_and_path()
    {
        var exception = Assert.Throws<EventSerializationException>(
            () => Domain.Events.Decode(Recorded(new EventType("money-deposited", 1), Encoding.UTF8.GetBytes("{\"amount\":true}"))));
        Assert.Equal((Stream, 3, 9, "$.amount"), (exception.Stream, exception.Version, exception.Position, exception.Path));
    }

    [Fact]
    public async Task Events_that_were_encoded_here_can_be_appended_and_folded()
    {
        await Store.AppendAsync(new StreamAppend
        {
            Stream = Stream, Expected = ExpectedVersion.NoStream, Events = new[] { Domain.Events.Encode(new AccountOpened(5)) },
        });
        Assert.Equal(5, (await Domain.Account("a").LoadAsync()).Balance);
    }

    private static RecordedEvent Recorded(EventType type, byte[] data) => new()
    {
        Stream = Stream,
        Version = 3,
        Position = 9,
        Type = type,
        EventId = Guid.NewGuid(),
        Data = data,
        Metadata = EventMetadata.Empty,
        OccurredAt = DateTimeOffset.UtcNow,
        RecordedAt = DateTimeOffset.UtcNow,
    };
}
