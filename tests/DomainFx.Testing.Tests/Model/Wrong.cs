using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainFx.Testing.Tests.Model;

/// <summary>Does what the contract tests are there to find.</summary>
[Aggregate("wrong"), Snapshot(Every = 2)]
public sealed partial class Wrong
{
    private static int _applied;

    [NotInSnapshot]
    private int _step;

    public int Total { get; private set; }

    public int Applied { get; private set; }

    [Command(CreatesIfMissing = true)]
    public void Count() => Raise(new Counted(1));

    [Command(CreatesIfMissing = true)]
    public void Step(int step) => Raise(new StepChanged(step));

    [Command(CreatesIfMissing = true)]
    public void Look() => Raise(new Looked());

    [Command(CreatesIfMissing = true)]
    public void Measure(decimal length) => Raise(new Measured(length));

    [Command]
    public void Refuse() => Require(false, "wrong.refused", "No");

    [Event]
    private void Apply(StepChanged e) => _step = e.Step;

    [Event]
    private void Apply(Counted e) => Total += _step; // reads what snapshots leave out

    [Event]
    private void Apply(Looked e) => Applied = NextNumber(); // gives another result each time

    [Event]
    private void Apply(Measured e)
    {
    }

    private static int NextNumber() => Interlocked.Increment(ref _applied);
}

[EventType("counted")]
public sealed record Counted(int By);

[EventType("step-changed")]
public sealed record StepChanged(int Step);

[EventType("looked")]
public sealed record Looked;

[EventType("measured")]
public sealed record Measured([property: JsonConverter(typeof(CentimetreConverter))] decimal Length);

/// <summary>Loses what is behind the second digit.</summary>
public sealed class CentimetreConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteRawValue(Math.Round(value, 2, MidpointRounding.ToZero).ToString(CultureInfo.InvariantCulture));
}
