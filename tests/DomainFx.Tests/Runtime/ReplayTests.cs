using System.Text;
using DomainFx.Stores;
using DomainFx.Tests.Commands;

namespace DomainFx.Tests.Runtime;

/// <summary>Stored events that cannot be folded: each failure names the event, and nothing is skipped.</summary>
public sealed class ReplayTests : DomainTest
{
    public override async ValueTask InitializeAsync()
    {
        await Domain.Account("other").OpenAsync(1);
        await Domain.Account("a").OpenAsync(1);
    }

    [Fact]
    public async Task An_unknown_event_type_says_what_to_do()
    {
        await AppendAsync(new EventType("account-renamed", 1), "{}");
        var exception = await Assert.ThrowsAsync<UnknownEventTypeException>(() => Domain.Account("a").LoadAsync());
        Assert.Equal((Stream, 2, 3, "account-renamed v1"), (exception.Stream, exception.Version, exception.Position, exception.Type.ToString()));
    }

    [Fact]
    public async Task An_event_of_a_newer_program_says_so()
    {
        await AppendAsync(new EventType("money-deposited", 9), "{}");
        var exception = await Assert.ThrowsAsync<UnknownEventTypeException>(() => Domain.Account("a").DepositAsync(1));
        Assert.Equal(9, exception.Type.SchemaVersion);
        Assert.Contains("newer version of the program", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"amount\":1,\"newBalance\":")]
    [InlineData("{\"amount\":\"x\",\"newBalance\":1}")]
    [InlineData("{\"amount\":99999999999999999999,\"newBalance\":1}")]
    public async Task Malformed_data_names_the_place(string json)
    {
        await AppendAsync(new EventType("money-deposited", 1), json);
        var exception = await Assert.ThrowsAsync<EventSerializationException>(() => Domain.Account("a").LoadAsync());
        Assert.Equal((Stream, 2, 3, "money-deposited v1"), (exception.Stream, exception.Version, exception.Position, exception.Type.ToString()));
        Assert.StartsWith("$", exception.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_method_that_throws_names_the_event()
    {
        await AppendAsync(new EventType("money-deposited", 1), "{\"amount\":13,\"newBalance\":14}");
        var exception = await Assert.ThrowsAsync<EventReplayException>(() => Domain.Account("a").LoadAsync());
        Assert.Equal((Stream, 2, 3, "money-deposited v1"), (exception.Stream, exception.Version, exception.Position, exception.Type.ToString()));
        Assert.IsType<DivideByZeroException>(exception.InnerException);
    }

    [Fact]
    public async Task An_event_method_that_throws_while_deciding_reaches_the_caller_unchanged()
    {
        await Assert.ThrowsAsync<DivideByZeroException>(() => Domain.Account("a").DepositAsync(13));
        Assert.Single(await StoredAsync());
    }

    [Fact]
    public async Task A_long_stream_is_folded_page_by_page()
    {
        var domain = NewDomain(options => options.LoadPageSize = 7);
        for (var i = 0; i < 9; i++) await domain.Account("b").OpenOrDepositAsync(1);
        Assert.Equal(9, (await domain.Account("b").LoadAsync()).Balance);
    }

    [Fact]
    public async Task A_stream_deleted_between_two_pages_is_not_mistaken_for_a_shorter_one()
    {
        await Domain.Account("a").DepositManyAsync(7);
        var domain = NewDomain(options => options.LoadPageSize = 3);
        Store.AfterLoad = async _ => await Store.DeleteStreamAsync(Stream, ExpectedVersion.Any);
        await Assert.ThrowsAsync<EventStoreException>(() => domain.Account("a").LoadAsync());
    }

    private ValueTask<AppendResult> AppendAsync(EventType type, string json) => Store.AppendAsync(new StreamAppend
    {
        Stream = Stream,
        Expected = ExpectedVersion.Any,
        Events = new[] { new EventData(Guid.NewGuid(), type, Encoding.UTF8.GetBytes(json), DateTimeOffset.UtcNow, EventMetadata.Empty) },
    });
}
