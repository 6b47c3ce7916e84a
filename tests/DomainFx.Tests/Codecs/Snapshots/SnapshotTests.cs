using System.Text;
using DomainFx.Runtime;
using DomainFx.Serialization;
using DomainFx.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace DomainFx.Tests.Codecs.Snapshots;

/// <summary>A state that was written and read is the state that was written.</summary>
public sealed class SnapshotTests
{
    private static readonly AggregateType<Warehouse> Type = AggregateTypes.Of<Warehouse, string>();
    private static readonly int Count = Environment.GetEnvironmentVariable("DOMAINFX_LONG") == "1" ? 20_000 : 2_000;

    [Fact]
    public void Every_field_comes_back() =>
        Prop.ForAll(States.Of(Type.Create).ToArbitrary(), state =>
        {
            var json = Write(state);
            var read = Type.Create();
            Type.ReadSnapshot(read, json);
            if (DeepEquality.Difference(state, read) is { } difference) Assert.Fail($"{difference}\n{Encoding.UTF8.GetString(json)}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Count).WithReplay(20_261_122, 7).WithQuietOnSuccess(true));

    [Fact]
    public void Snapshot_and_later_events_equal_a_full_replay()
    {
        Stocked[] events = [new("bolts", 3), new("nuts", 1), new("bolts", 0), new("screws", 7), new("nuts", 2)];
        for (var cut = 0; cut <= events.Length; cut++)
        {
            var replayed = Folded(Type.Create(), events);
            var restored = Type.Create();
            Type.ReadSnapshot(restored, Write(Folded(Type.Create(), events[..cut])));
            Folded(restored, events[cut..]);

            // What is not in snapshots starts anew.
            LeftOut.Reset(replayed);
            LeftOut.Reset(restored);
            Assert.Null(DeepEquality.Difference(replayed, restored));
        }
    }

    [Fact]
    public void Members_that_are_not_in_snapshots_have_their_initial_values()
    {
        var restored = Type.Create();
        Type.ReadSnapshot(restored, Write(Folded(Type.Create(), new Stocked("bolts", 3))));

        Assert.Equal(("initially", 0, "bolts 3"), (restored.Shown, restored.Trimmed, $"{LeftOut.NoteOf(restored)} {LeftOut.CountOf(restored)}"));
        Assert.Equal(42, LeftOut.CachedOf(restored));
    }

    [Fact]
    public void A_snapshot_without_one_of_its_members_is_refused()
    {
        var json = Encoding.UTF8.GetString(Write(Type.Create()));
        var cut = json.Replace("\"City\":\"Bern\",", "", StringComparison.Ordinal);
        Assert.NotEqual(json, cut);

        var failure = Assert.Throws<JsonFormatException>(() => Type.ReadSnapshot(Type.Create(), Encoding.UTF8.GetBytes(cut)));

        Assert.Contains("City", failure.Message, StringComparison.Ordinal);
    }

    private static Warehouse Folded(Warehouse warehouse, params Stocked[] events)
    {
        foreach (var stocked in events) Type.Apply(warehouse, stocked, default);
        return warehouse;
    }

    private static byte[] Write(Warehouse warehouse)
    {
        using var writer = new JsonWriter();
        Type.WriteSnapshot(writer, warehouse);
        return writer.Written.ToArray();
    }
}
