using System.Collections.Immutable;
using DomainFx.Runtime;
using DomainFx.Serialization;

namespace DomainFx.Tests.Codecs.Snapshots;

/// <summary>State that would come back as another state is not written; state that only looks like it is.</summary>
public sealed class SharedStateTests
{
    private static readonly AggregateType<Shared> Type = AggregateTypes.Of<Shared, string>();

    [Fact]
    public void A_list_of_two_members_is_refused()
    {
        List<int> list = [1];
        Refused(state => state.First = state.Second = list, "List", "two members", "[NotInSnapshot]");
    }

    [Fact]
    public void A_list_and_its_view_as_an_interface_are_refused()
    {
        List<int> list = [1];
        Refused(state => state.View = state.First = list, "two members");
    }

    [Fact]
    public void A_read_only_view_is_refused() => Refused(state => state.View = new List<int> { 1 }.AsReadOnly(), "view");

    [Fact]
    public void An_object_of_two_members_is_refused()
    {
        var node = new Node();
        Refused(state => state.Root = state.Other = node, "Node", "two members");
    }

    [Fact]
    public void An_object_deep_in_another_member_is_refused()
    {
        var node = new Node();
        Refused(state => (state.Root, state.Other) = (new Node { Next = new Node { Next = node } }, node), "two members");
    }

    [Fact]
    public void A_cycle_is_refused()
    {
        var node = new Node();
        node.Next = new Node { Next = node };
        Refused(state => state.Root = node, "holds itself");
    }

    [Fact]
    public void A_derived_object_is_refused() => Refused(state => state.Root = new Leaf(), "Leaf", "[JsonDerivedType]");

    [Fact]
    public void Comparers_are_refused()
    {
        Refused(state => state.Map = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase), "comparer");
        Refused(state => state.Set = new HashSet<string>(StringComparer.OrdinalIgnoreCase), "comparer");
        Refused(state => state.Sorted = new SortedSet<string>(Comparer<string>.Create((left, right) => string.CompareOrdinal(right, left))), "comparer");
    }

    [Fact]
    public void What_cannot_change_may_be_shared()
    {
        var label = new Label("a");
        Written(state =>
        {
            (state.Label, state.OtherLabel) = (label, label);
            (state.View, state.OtherView) = ([], []);
        });
        ImmutableList<int> list = [1];
        Written(state => (state.View, state.OtherView) = (list, list));
    }

    [Fact]
    public void Equal_objects_are_not_shared() =>
        Written(state =>
        {
            (state.First, state.Second) = ([1], [1]);
            (state.Root, state.Other) = (new Node(), new Node());
            (state.Map, state.Set) = (new Dictionary<string, int>(StringComparer.Ordinal), new HashSet<string>());
        });

    [Fact]
    public void Each_snapshot_starts_anew()
    {
        using var writer = new JsonWriter();
        var state = Type.Create();
        state.First = [1];
        Type.WriteSnapshot(writer, state);
        Type.WriteSnapshot(writer, state);
    }

    private static void Refused(Action<Shared> set, params string[] parts)
    {
        var state = Type.Create();
        set(state);
        using var writer = new JsonWriter();
        var failure = Assert.Throws<JsonFormatException>(() => Type.WriteSnapshot(writer, state));
        Assert.All(parts, part => Assert.Contains(part, failure.Message, StringComparison.Ordinal));
    }

    private static void Written(Action<Shared> set)
    {
        var state = Type.Create();
        set(state);
        using var writer = new JsonWriter();
        Type.WriteSnapshot(writer, state);
        Type.ReadSnapshot(Type.Create(), writer.Written);
    }
}
