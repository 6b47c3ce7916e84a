namespace DomainFx.Tests.Codecs.Contracts;

public readonly record struct OrderNumber(long Value);

public readonly record struct CustomerId(Guid Value);

public sealed record Email(string Value);

[EventType("codec-wrappers")]
public sealed record Wrappers(OrderNumber Number, CustomerId Customer, OrderNumber? Maybe, List<OrderNumber> All, Email Email, Dictionary<OrderNumber, CustomerId> Index);
