using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;

namespace DomainFx.Hosting.Tests;

/// <summary>An inline read model, and programs that append beside it for which it is not inline, or which do not have it: its rows are a worker's then, and miss nothing.</summary>
public sealed class InlineBesideTests
{
    private const string Name = Wallets.ReadModel;

    private static readonly ProjectionOptions Options = Wallets.Options;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_version_that_is_no_longer_inline_and_is_taken_back_before_it_was_built(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await using ProjectionWorker worker = await temporary.StartAsync(Options);
        Wallets older = new(temporary.Domain);
        await older.FillAsync(20);
        await using (Domain newer = temporary.Open(WithoutInline(version: 2)))
        {
            await new Wallets(newer).FillAsync(20);
            await older.FillAsync(20);
            await new Wallets(newer).FillAsync(20);
        }

        await older.ExpectRowsAsync(temporary.Domain);
        await Wallets.StateIsAsync(temporary, state => state is { Key.Version: 1, IsWithAppends: true }, "version 1 is written with appends again", version: 1);
        await older.FillAsync(5);
        await older.ExpectRowsAsync(temporary.Domain);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_version_that_is_no_longer_inline_takes_over_while_nodes_of_both_releases_append(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await using Domain newer = temporary.Open(WithoutInline(version: 2));
        Wallets older = new(temporary.Domain), next = new(newer);
        await using ProjectionWorker oldWorker = await temporary.StartAsync(Options with { Owner = "old" });
        await older.FillAsync(20);
        Task filling = older.FillUntilStoppedAsync(), fillingNext = next.FillUntilStoppedAsync();
        await Wallets.EventuallyMoreAsync(older, next);
        await using ProjectionWorker newWorker = await temporary.StartAsync(Options with { Owner = "new" }, newer);
        await Wallets.StateIsAsync(temporary, state => state is { Key.Version: 2, Stage: ProjectionStage.Live }, "version 2 is live");
        await Wallets.EventuallyMoreAsync(older, next);
        await older.StopAsync(filling);
        await next.StopAsync(fillingNext);
        await next.ExpectRowsAsync(temporary.Domain);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_version_that_has_become_inline_takes_over_while_nodes_of_both_releases_append(string store)
    {
        await using var temporary = new TemporaryDomain(store, WithoutInline(version: 1));
        await using Domain newer = temporary.Open(NewerReadModel<WalletContent>.Register);
        await using Domain reader = temporary.Open(domain => ChangedModule.Only(domain, Name));
        Wallets older = new(temporary.Domain), next = new(newer);
        await using ProjectionWorker oldWorker = await temporary.StartAsync(Options with { Owner = "old" });
        await older.FillAsync(20);
        Task filling = older.FillUntilStoppedAsync(), fillingNext = next.FillUntilStoppedAsync();
        await using ProjectionWorker newWorker = await temporary.StartAsync(Options with { Owner = "new" }, newer);
        await Wallets.StateIsAsync(temporary, state => state is { Key.Version: 2, Stage: ProjectionStage.Live }, "version 2 is live");
        await Wallets.EventuallyMoreAsync(older, next);
        await older.StopAsync(filling);
        await Wallets.StateIsAsync(temporary, state => state is { Key.Version: 2, IsWithAppends: true }, "version 2 is written with appends, since the older release is gone");
        await Wallets.EventuallyMoreAsync(next);
        await next.StopAsync(fillingNext);
        await next.ExpectRowsAsync(reader);
        // A node of the older release that comes late.
        await older.FillAsync(20);
        await older.ExpectRowsAsync(reader);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_program_that_does_not_have_it(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await using Domain other = temporary.Open(domain => ChangedModule.Only(domain, "account-balance"));
        Wallets wallets = new(temporary.Domain), others = new(other);
        await using ProjectionWorker worker = await temporary.StartAsync(Options);
        await wallets.FillAsync(20);
        Task filling = wallets.FillUntilStoppedAsync();
        await others.FillAsync(50);
        await Wallets.EventuallyMoreAsync(wallets);
        await wallets.StopAsync(filling);
        await wallets.ExpectRowsAsync(temporary.Domain);
        await Wallets.StateIsAsync(temporary, state => state.IsWithAppends, "it is written with appends again");
        // What is not about it leaves it where it is.
        await other.Wallet("lent").LendAsync();
        Assert.True((await Wallets.StateAsync(temporary)).IsWithAppends);
        await others.FillAsync(1);
        Assert.False((await Wallets.StateAsync(temporary)).IsWithAppends);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_program_that_has_the_same_version_not_inline_leaves_it_alone(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await using Domain other = temporary.Open(WithoutInline(version: 1));
        Wallets wallets = new(temporary.Domain);
        await wallets.FillAsync(20);
        await using ProjectionWorker refused = await temporary.StartAsync(Options with { Owner = "refused" }, other);
        await temporary.LogsAsync(line => line.Text.Contains("Raise the Version", StringComparison.Ordinal) && line.Text.Contains(Name, StringComparison.Ordinal), "the worker refuses it");
        await Assert.ThrowsAsync<ReadModelShapeException>(() => other.ProjectionControl.RebuildAsync(Name, Token));
        await new Wallets(other).FillAsync(20);
        await using ProjectionWorker worker = await temporary.StartAsync(Options);
        await wallets.ExpectRowsAsync(temporary.Domain);
        await Wallets.StateIsAsync(temporary, state => state.IsWithAppends, "it is written with appends again");
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_program_that_has_the_same_version_inline_leaves_it_alone(string store)
    {
        await using var temporary = new TemporaryDomain(store, WithoutInline(version: 1));
        await using Domain other = temporary.Open(domain => ChangedModule.Only(domain, Name));
        Wallets wallets = new(temporary.Domain);
        await using ProjectionWorker worker = await temporary.StartAsync(Options);
        await wallets.FillAsync(20);
        await using ProjectionWorker refused = await temporary.StartAsync(Options with { Owner = "refused" }, other);
        await temporary.LogsAsync(line => line.Text.Contains("Raise the Version", StringComparison.Ordinal) && line.Text.Contains(Name, StringComparison.Ordinal), "the worker refuses it");
        await new Wallets(other).FillAsync(20);
        await wallets.ExpectRowsAsync(other);
        Assert.False((await Wallets.StateAsync(temporary)).IsWithAppends);
    }

    private static Func<DomainFxBuilder, DomainFxBuilder> WithoutInline(int version) =>
        domain => ChangedModule.With(domain, new NewerReadModel<WalletContent> { Number = version, Inline = false });
}
