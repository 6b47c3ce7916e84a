using System.Globalization;

namespace DomainFx.Hosting.Tests.Model;

/// <summary>An aggregate whose rows note what they saw of themselves.</summary>
[Aggregate("chronometer")]
public sealed partial class Chronometer
{
    public long Ticks { get; private set; }

    [Command(CreatesIfMissing = true)]
    public void Click(long ticks) => Raise(new Clicked(ticks));

    [Event] private void Apply(Clicked e) => Ticks = e.Ticks;
}

[EventType("clicked")]
public sealed record Clicked(long Ticks);

/// <summary>Wraps as a struct does.</summary>
public readonly record struct Instant(DateTimeOffset Value);

/// <summary>An object of one value, which is JSON.</summary>
public sealed record Price(decimal Value);

/// <summary>Every type of column whose value may come back as another, set to one that does.</summary>
[ReadModel("chronometer-laps")]
public sealed partial class ChronometerLaps
{
    [Key] public string ChronometerId { get; private set; } = "";
    public string Seen { get; private set; } = "";
    public DateTimeOffset Moment { get; private set; }
    public DateTimeOffset? MaybeMoment { get; private set; }
    public DateTime Local { get; private set; }
    public DateTime? MaybeLocal { get; private set; }
    public TimeOnly Hour { get; private set; }
    public TimeOnly? MaybeHour { get; private set; }
    public TimeSpan Span { get; private set; }
    public TimeSpan? MaybeSpan { get; private set; }
    public decimal Amount { get; private set; }
    public decimal? MaybeAmount { get; private set; }
    public double Ratio { get; private set; }
    public float? MaybeRatio { get; private set; }
    public char Mark { get; private set; } = ' ';
    public DayOfWeek Day { get; private set; }
    public ulong Number { get; private set; }
    public Uri Link { get; private set; } = new("http://localhost/");
    public Instant Start { get; private set; }
    public Price? Price { get; private set; }
    public List<Lap> Laps { get; private set; } = [];

    [Event]
    private void Apply(Clicked e)
    {
        Seen = string.Create(
            CultureInfo.InvariantCulture,
            $"{Seen}{Moment:O} {MaybeMoment:O} {Local:O} {MaybeLocal:O} {Hour:O} {MaybeHour:O} {Span:c} {MaybeSpan:c} {Amount} {MaybeAmount} {Ratio} {MaybeRatio} {Mark} {Day} {Number} {Link.IsAbsoluteUri} {Start.Value:O} {Price?.Value} {string.Join(';', Laps)}\n");
        var finest = new DateTime(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc).AddTicks(e.Ticks);
        (Moment, Local, Hour, Span) = (new DateTimeOffset(finest).ToOffset(TimeSpan.FromHours(2)), finest, TimeOnly.FromDateTime(finest), TimeSpan.FromTicks(-e.Ticks));
        (MaybeMoment, MaybeLocal, MaybeHour, MaybeSpan) = MaybeMoment is null ? (Moment, Local, Hour, Span) : default((DateTimeOffset?, DateTime?, TimeOnly?, TimeSpan?));
        (Amount, MaybeAmount, Ratio, MaybeRatio) = (e.Ticks + 0.500m, -0.0m, -0.0, -0.0f);
        (Mark, Day, Number, Link) = ((char)('a' + (e.Ticks % 10)), (DayOfWeek)e.Ticks, ulong.MaxValue, new Uri("/laps", UriKind.Relative));
        (Start, Price) = (new Instant(Moment), new Price(Amount));
        Laps.Add(new Lap(Moment, Local, Hour, Span, Amount, e.Ticks / 3.0, Mark, Day, MaybeSpan, new Price(1.50m)));
    }
}

/// <summary>In JSON, which keeps all of it.</summary>
public sealed record Lap(DateTimeOffset Moment, DateTime Local, TimeOnly Hour, TimeSpan Span, decimal Amount, double Ratio, char Mark, DayOfWeek Day, TimeSpan? MaybeSpan, Price Price);

/// <summary>The same with appends.</summary>
[ReadModel("chronometer-face", Inline = true)]
public sealed partial class ChronometerFace
{
    [Key] public string ChronometerId { get; private set; } = "";
    public string Seen { get; private set; } = "";
    public DateTimeOffset Moment { get; private set; }
    public decimal Amount { get; private set; }

    [Event]
    private void Apply(Clicked e)
    {
        Seen = string.Create(CultureInfo.InvariantCulture, $"{Seen}{Moment:O} {Amount}\n");
        (Moment, Amount) = (DateTimeOffset.UnixEpoch.AddTicks(e.Ticks).ToOffset(TimeSpan.FromHours(2)), e.Ticks + 0.500m);
    }
}

/// <summary>A collection whose comparer JSON does not tell.</summary>
[ReadModel("chronometer-names")]
public sealed partial class ChronometerNames
{
    [Key] public string ChronometerId { get; private set; } = "";
    public Dictionary<string, int> Names { get; private set; } = new(StringComparer.Ordinal);

    [Event]
    private void Apply(Clicked e)
    {
        if (e.Ticks == 13) Names = new Dictionary<string, int>(Names, StringComparer.OrdinalIgnoreCase);
        Names[$"n{e.Ticks}"] = 1;
    }
}
