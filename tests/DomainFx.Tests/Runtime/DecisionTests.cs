using DomainFx.Runtime;
using DomainFx.Serialization;

namespace DomainFx.Tests.Runtime;

public sealed class DecisionTests
{
    private static readonly StreamId Stream = new("number", "a");
    private readonly Decision _decision = new("add", new CommandContext
    {
        Stream = Stream, Now = DateTimeOffset.UnixEpoch, CommandId = Guid.NewGuid(), Metadata = EventMetadata.Empty,
    });

    [Fact]
    public void What_is_recorded_is_encoded_at_once()
    {
        var @event = new Number { Value = 1 };
        Assert.True(_decision.TryRecord(new NumberContract(), @event, 1));
        _decision.Applied();
        @event.Value = 2;
        Assert.True(_decision.TryRecord(new NumberContract(), @event, 2));
        var events = _decision.Raised.ToEventData(DateTimeOffset.UnixEpoch, EventMetadata.Empty);
        Assert.Equal("1"u8, events.Span[0].Data.Span);
        Assert.Equal("2"u8, events.Span[1].Data.Span);
    }

    [Fact]
    public void A_closed_decision_records_nothing()
    {
        _decision.Close();
        Assert.False(_decision.TryRecord(new NumberContract(), new Number(), 1));
        Assert.Equal(0, _decision.Raised.Count);
    }

    [Fact]
    public void Raising_while_another_event_is_raised_is_refused_even_if_the_command_swallows_it()
    {
        var contract = new NumberContract();
        contract.BeforeWrite = () =>
        {
            contract.BeforeWrite = null;
            Assert.Throws<InvalidOperationException>(() => _decision.TryRecord(contract, new Number(), 1));
        };
        _decision.TryRecord(contract, new Number(), 1);
        var exception = Assert.Throws<InvalidOperationException>(_decision.Close);
        Assert.Contains("'add'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Returning_while_an_event_is_being_raised_is_refused()
    {
        var contract = new NumberContract
        {
            BeforeWrite = () => Assert.Contains("'number v1'", Assert.Throws<InvalidOperationException>(_decision.Close).Message, StringComparison.Ordinal),
        };
        _decision.TryRecord(contract, new Number(), 1);
        Assert.False(_decision.TryRecord(new NumberContract(), new Number(), 2));
    }

    [Fact]
    public void An_event_that_cannot_be_written_names_stream_version_and_path_and_leaves_nothing()
    {
        var contract = new NumberContract { Fails = true };
        var exception = Assert.Throws<EventSerializationException>(() => _decision.TryRecord(contract, new Number(), 5));
        Assert.Equal((Stream, 5, "number"), (exception.Stream, exception.Version, exception.Type.Name));
        Assert.Equal("$.value", exception.Path);
        contract.Fails = false;
        _decision.TryRecord(contract, new Number { Value = 7 }, 5);
        Assert.Equal("7"u8, _decision.Raised.ToEventData(DateTimeOffset.UnixEpoch, EventMetadata.Empty).Span[0].Data.Span);
    }

    [Fact]
    public void Buffers_are_used_again_without_what_was_in_them()
    {
        for (var i = 0; i < 50; i++)
        {
            _decision.TryRecord(new NumberContract(), new Number { Value = i }, i + 1);
            _decision.Applied();
        }

        _decision.Raised.ToEventData(DateTimeOffset.UnixEpoch, EventMetadata.Empty);
        var buffers = _decision.Raised;
        buffers.Return();
        var next = RaisedEvents.Rent();
        Assert.Same(buffers, next);
        Assert.Equal(0, next.Count);
        Assert.Empty(next.ToObjects());
    }

    private sealed class Number
    {
        public int Value { get; set; }
    }

    private sealed class NumberContract() : EventContract<Number>(new EventType("number", 1), [new EventType("number", 1)])
    {
        public Action? BeforeWrite { get; set; }

        public bool Fails { get; set; }

        public override void Write(JsonWriter writer, Number @event)
        {
            BeforeWrite?.Invoke();
            if (Fails)
            {
                writer.WriteRaw("{\"value\":"u8);
                throw new JsonFormatException("It does not fit.", writer.Length);
            }

            writer.WriteInt64([], @event.Value);
        }

        public override Number Read(int schemaVersion, ReadOnlySpan<byte> json) => throw new NotSupportedException();
    }
}
