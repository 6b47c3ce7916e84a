namespace DomainFx.Testing.Tests.Model;

/// <summary>An aggregate with lists, in events and in state, and without snapshots.</summary>
[Aggregate("order")]
public sealed partial class Order
{
    private readonly List<OrderLine> _lines = [];

    public IReadOnlyList<OrderLine> Lines => _lines;

    [Command(Creates = true)]
    public void Place(Guid customer, IReadOnlyList<OrderLine> lines)
    {
        Require(lines.Count > 0, "No lines");
        Raise(new OrderPlaced(customer, lines, lines.ToDictionary(line => line.Product, line => line.Quantity)));
    }

    [Event]
    private void Apply(OrderPlaced e) => _lines.AddRange(e.Lines);
}

public sealed record OrderLine(string Product, int Quantity, decimal Price);

[EventType("order-placed")]
public sealed record OrderPlaced(Guid Customer, IReadOnlyList<OrderLine> Lines, Dictionary<string, int> Quantities);
