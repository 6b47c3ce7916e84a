namespace DomainFx.Tests.Codecs.Snapshots;

// State that its members may share, as the test sets it.
[Aggregate("shared"), Snapshot]
public sealed partial class Shared
{
    public List<int>? First { get; internal set; }

    public List<int>? Second { get; internal set; }

    public IReadOnlyList<int>? View { get; internal set; }

    public IReadOnlyList<int>? OtherView { get; internal set; }

    public Node? Root { get; internal set; }

    public Node? Other { get; internal set; }

    public Label? Label { get; internal set; }

    public Label? OtherLabel { get; internal set; }

    public Dictionary<string, int>? Map { get; internal set; }

    public ISet<string>? Set { get; internal set; }

    public SortedSet<string>? Sorted { get; internal set; }

    [Command(CreatesIfMissing = true)]
    public void Do() => Raise(new Done());

    [Event]
    private void Apply(Done e) => First = [];
}

public class Node
{
    public Node? Next { get; set; }
}

public sealed class Leaf : Node;

public sealed record Label(string Text);

[EventType("shared-done")]
public sealed record Done;
