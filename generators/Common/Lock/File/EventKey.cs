namespace DomainFx.Generators.Lock;

/// <summary>A stored event name with its schema version.</summary>
internal readonly record struct EventKey(string Name, int Version)
{
    public static readonly IComparer<EventKey> Order = Comparer<EventKey>.Create(static (left, right) =>
        string.CompareOrdinal(left.Name, right.Name) is var order and not 0 ? order : left.Version.CompareTo(right.Version));

    public override string ToString() => $"'{Name}' version {Version.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
