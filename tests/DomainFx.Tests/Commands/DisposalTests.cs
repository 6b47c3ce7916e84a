namespace DomainFx.Tests.Commands;

public sealed class DisposalTests : DomainTest
{
    [Fact]
    public async Task A_domain_disposes_the_store_it_opened_once()
    {
        var store = new FaultyStore();
        var domain = DomainFx.Domain.Create(builder => builder.AddDomainFxTests().UseStore(_ => store));
        await domain.DisposeAsync();
        await domain.DisposeAsync();
        Assert.Equal(1, store.Disposals);
    }

    [Fact]
    public async Task A_disposed_domain_says_so()
    {
        var domain = DomainFx.Domain.Create(builder => builder.AddDomainFxTests().UseInMemory());
        var account = domain.Account("a");
        await domain.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(() => domain.Account("a"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => account.OpenAsync(1));
    }

    [Fact]
    public async Task Snapshots_under_way_are_saved_before_the_store_is_closed()
    {
        var store = new FaultyStore();
        var gate = new TaskCompletionSource();
        store.BeforeSnapshot = _ => gate.Task;
        var domain = DomainFx.Domain.Create(builder => builder.AddDomainFxTests().UseStore(_ => store));
        await domain.Account("a").OpenAsync(0);
        await domain.Account("a").DepositManyAsync(20);
        var disposing = domain.DisposeAsync().AsTask();
        Assert.Equal(0, store.Disposals);
        gate.SetResult();
        await disposing;
        Assert.Single(store.Snapshots);
        Assert.Equal(1, store.Disposals);
    }
}
