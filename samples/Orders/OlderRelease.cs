using System.Text;
using DomainFx;
using DomainFx.Stores;

namespace Orders;

/// <summary>Stands in for an older release of this program, which stored orders without the currency of their prices.</summary>
public sealed class OlderRelease(IDomain domain)
{
    private static readonly EventType FirstOrderCreated = new("order-created", 1);

    private static ReadOnlySpan<byte> Json =>
        """{"customerId":"cust-0","items":[{"productId":"tea","quantity":2,"unitPrice":3.95}],"totalAmount":7.90}"""u8;

    /// <summary>Stores an order byte for byte as the older release did.</summary>
    public async Task StoreOrderAsync(string orderId, CancellationToken cancellationToken)
    {
        var created = new EventData(Guid.CreateVersion7(), FirstOrderCreated, Json.ToArray(), DateTimeOffset.UtcNow, EventMetadata.Empty);
        await domain.Store.AppendAsync(
            new StreamAppend { Stream = OrderStream.Of(orderId), Expected = ExpectedVersion.NoStream, Events = new[] { created } },
            cancellationToken);
    }

    /// <summary>Shows what is stored and what the domain sees: the contract's upcaster stands between them.</summary>
    public async Task PrintAsync(string orderId, TextWriter output, CancellationToken cancellationToken)
    {
        using var page = await domain.Store.ReadStreamAsync(OrderStream.Of(orderId), 1, ReadDirection.Forward, 1, cancellationToken);
        var stored = page.ToRecordedEvents()[0];
        await output.WriteLineAsync($"Stored by an older release, {stored.Type}: {Encoding.UTF8.GetString(stored.Data.Span)}");

        var order = await domain.Order(orderId).LoadAsync(cancellationToken);
        await output.WriteLineAsync($"Loaded by this one: {OrderText.Of(order)}");
    }
}
