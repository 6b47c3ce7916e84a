using System.Data.Common;

namespace DomainFx.Hosting.Tests.Model;

/// <summary>An aggregate whose events make of rows what cannot always be stored.</summary>
[Aggregate("parcel")]
public sealed partial class Parcel
{
    [Command(CreatesIfMissing = true)]
    public void Weigh(int grams) => Raise(new ParcelWeighed(grams));

    [Command(CreatesIfMissing = true)]
    public void Label(string text) => Raise(new ParcelLabelled(text));

    [Event] private void Apply(ParcelWeighed e) => _ = e;
    [Event] private void Apply(ParcelLabelled e) => _ = e;
}

[EventType("parcel-weighed")]
public sealed record ParcelWeighed(int Grams);

[EventType("parcel-labelled")]
public sealed record ParcelLabelled(string Text);

/// <summary>A text that is null until a later event sets it, although its property says otherwise.</summary>
[ReadModel("parcel-note")]
public sealed partial class ParcelNote
{
    [Key] public string Id { get; private set; } = "";
    public string Text { get; private set; } = null!;
    public int Grams { get; private set; }
    [Event] private void Apply(ParcelWeighed e) => Grams = e.Grams;
    [Event] private void Apply(ParcelLabelled e) => Text = e.Text;
}

/// <summary>The same with a link.</summary>
[ReadModel("parcel-link")]
public sealed partial class ParcelLink
{
    [Key] public string Id { get; private set; } = "";
    public Uri Link { get; private set; } = null!;
    public int Grams { get; private set; }
    [Event] private void Apply(ParcelWeighed e) => Grams = e.Grams;
    [Event] private void Apply(ParcelLabelled e) => Link = new Uri(e.Text, UriKind.Relative);
}

/// <summary>Not a number, for a parcel of no weight.</summary>
[ReadModel("parcel-ratio")]
public sealed partial class ParcelRatio
{
    [Key] public string Id { get; private set; } = "";
    public double Ratio { get; private set; }
    [Event] private void Apply(ParcelWeighed e) => Ratio = e.Grams / (double)e.Grams;
    [Event] private void Apply(ParcelLabelled e) => Ratio = 1;
}

/// <summary>A text with an index, which Postgres does not make of one that is too long.</summary>
[ReadModel("parcel-label")]
public sealed partial class ParcelLabel
{
    [Key] public string Id { get; private set; } = "";
    [Indexed] public string Text { get; private set; } = "";
    [Event] private void Apply(ParcelLabelled e) => Text = e.Text;
}

/// <summary>A row for each part of a label: "row=content,row=content".</summary>
[ReadModel("parcel-shelf")]
public sealed partial class ParcelShelf
{
    [Key] public string Shelf { get; private set; } = "";
    public string Content { get; private set; } = "";

    [KeyOf] private static IEnumerable<string> Keys(ParcelLabelled e) => e.Text.Split(',').Select(part => part.Split('=')[0]);
    [Event] private void Apply(ParcelLabelled e) => Content = e.Text.Split(',').First(part => part.StartsWith(Shelf + "=", StringComparison.Ordinal));
}

/// <summary>Rows of half a megabyte.</summary>
[ReadModel("parcel-papers")]
public sealed partial class ParcelPapers
{
    [Key] public string Id { get; private set; } = "";
    public string Text { get; private set; } = "";
    [Event] private void Apply(ParcelWeighed e) => Text = new string((char)('a' + (e.Grams % 20)), 500_000);
}

/// <summary>SQL that a test gives.</summary>
[Projection("parcel-sql", PartitionBy = nameof(EventContext.Stream))]
public sealed partial class ParcelSql
{
    public static Func<string, DbTransaction, Task> Act { get; set; } = (_, _) => Task.CompletedTask;

    [Event]
    private static Task On(ParcelWeighed e, EventContext context, DbTransaction transaction) => e.Grams < 0 ? Task.CompletedTask : Act(context.Stream.Id, transaction);
}
