using DomainFx;
using DomainFx.Testing;

namespace Orders.Tests;

/// <summary>What holds for every domain, in a line each.</summary>
public class OrderContractTests
{
    private static readonly object[] History =
    [
        new OrderCommands.Create("cust-1", [new("tea", 3, 4.25m, "EUR")]),
        new OrderCommands.Pay("pay-1"),
        new OrderCommands.Ship("track-1", "post"),
        new OrderCommands.Deliver(),
    ];

    [Fact]
    public Task Everything_that_is_stored_comes_back() => ContractTests.RoundTrip(domain => domain.AddOrders()).VerifyAsync();

    [Fact]
    public Task What_was_stored_once_is_read_and_written_as_it_was() => ContractTests.GoldenFiles(domain => domain.AddOrders()).VerifyAsync();

    [Fact]
    public Task Replay_equals_live() => ContractTests.ReplayEqualsLive<Order>(History).VerifyAsync();

    [Fact]
    public Task Snapshot_plus_tail_equals_replay() => ContractTests.SnapshotPlusTailEqualsReplay<Order>(History).VerifyAsync();
}
