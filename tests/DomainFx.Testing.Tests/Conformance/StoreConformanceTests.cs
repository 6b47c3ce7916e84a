using DomainFx.Stores;
using DomainFx.Testing.Conformance;

namespace DomainFx.Testing.Tests.Conformance;

public sealed class StoreConformanceTests
{
    [Fact]
    public void There_are_at_least_150_cases_with_different_names() =>
        Assert.True(StoreConformance.Cases.Select(one => one.Name).Distinct().Count() is >= 150 and var count && count == StoreConformance.Cases.Count);

    [Fact]
    public void Each_case_has_a_theme_a_rule_and_a_description() =>
        Assert.All(StoreConformance.Cases, one =>
        {
            Assert.Matches(@"^[a-z-]+\.[a-z0-9'-]+$", one.Name);
            Assert.EndsWith(".", one.Description, StringComparison.Ordinal);
        });

    [Fact]
    public void Cases_are_selected_by_what_the_store_can_do()
    {
        Assert.All(StoreConformance.CasesFor(StoreCapabilities.None), one => Assert.Equal(StoreCapabilities.None, one.Needs));
        Assert.Equal(StoreConformance.Cases, StoreConformance.CasesFor(StoreCapabilities.Clock | StoreCapabilities.Reopen | StoreCapabilities.OpenTwice));
        Assert.Contains(StoreConformance.CasesFor(StoreCapabilities.Reopen), one => one.Needs == StoreCapabilities.Reopen);
        Assert.DoesNotContain(StoreConformance.CasesFor(StoreCapabilities.Reopen), one => one.Needs.HasFlag(StoreCapabilities.Clock));
    }

    [Fact]
    public async Task A_case_that_needs_more_than_the_store_can_is_not_run_in_silence()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StoreConformance.RunAsync("durability.events-survive", () => new ForgetfulStoreUnderTest(), TestContext.Current.CancellationToken));
        Assert.Contains("Reopen", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_case_is_named() =>
        Assert.Contains("'no.such-case'", Assert.Throws<ArgumentException>(() => StoreConformance.Case("no.such-case")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_store_is_disposed_after_a_case_that_fails_too()
    {
        var store = new WrongStoreUnderTest(inner => new LosesHeaders(inner));
        await Assert.ThrowsAsync<ConformanceException>(() => StoreConformance.RunAsync("metadata.every-field", () => store, TestContext.Current.CancellationToken));
        Assert.True(store.IsDisposed);
    }

    [Fact]
    public async Task A_store_that_hangs_fails_within_its_time_limit()
    {
        var failure = await Assert.ThrowsAsync<ConformanceException>(
            () => StoreConformance.RunAsync("wait.wakes", () => new ForgetfulStoreUnderTest(), TestContext.Current.CancellationToken));
        Assert.Contains("did not finish within 0.5 seconds", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_given_up_is_cancelled()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        cancellation.CancelAfter(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => StoreConformance.RunAsync("wait.wakes", () => new WrongStoreUnderTest(store => new NeverWakes(store)), cancellation.Token));
    }

    private sealed class ForgetfulStoreUnderTest : StoreUnderTest
    {
        public override StoreCapabilities Capabilities => StoreCapabilities.None;

        public override TimeSpan TimeLimit => TimeSpan.FromSeconds(0.5);

        public override ValueTask<IEventStore> OpenAsync(TimeProvider time, CancellationToken cancellationToken) =>
            new(new NeverWakes(new DomainFx.Stores.InMemory.InMemoryEventStore(time)));
    }
}
