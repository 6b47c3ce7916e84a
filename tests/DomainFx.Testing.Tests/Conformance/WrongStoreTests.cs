using DomainFx.Stores;
using DomainFx.Testing.Conformance;

namespace DomainFx.Testing.Tests.Conformance;

/// <summary>The suite can fail: for each thing done wrong there is a case that finds it.</summary>
public sealed class WrongStoreTests
{
    private static readonly (string Case, Func<IEventStore, IEventStore> Wrap)[] Wrong =
    [
        ("idempotency.repeated-command", store => new ForgetsIdempotency(store)),
        ("idempotency.exact-by-event-ids", store => new ForgetsIdempotency(store)),
        ("idempotency.concurrent-repetitions", store => new ForgetsIdempotency(store)),
        ("idempotency.scope-is-the-stream", store => new ChecksCommandIdsOverAllStreams(store)),
        ("expected.no-stream", store => new IgnoresExpectedVersions(store)),
        ("expected.one-winner-of-a-new-stream", store => new IgnoresExpectedVersions(store)),
        ("stress.one-hot-stream", store => new IgnoresExpectedVersions(new ForgetsIdempotency(store))),
        ("multi.one-conflict-stores-nothing", store => new AppendsToOneStreamAfterTheOther(store)),
        ("multi.contiguous-or-not-but-atomic", store => new AppendsToOneStreamAfterTheOther(store)),
        ("cancellation.during-an-append", store => new TearsCancelledAppends(store)),
        ("cancellation.before-an-append", store => new IgnoresCancellation(store)),
        ("appends.data-may-be-changed-afterwards", store => new KeepsTheCallersMemory(store)),
        ("archive.refuses-appends", store => new CannotArchive(store)),
        ("delete.events-are-gone", store => new CannotDelete(store)),
        ("disposal.during-appends", store => new LosesAppendsThatDisposalOvertakes(store)),
        ("metadata.every-field", store => new LosesHeaders(store)),
        ("time.occurred-at-to-the-tick", store => new KeepsMicrosecondsOnly(store)),
        ("data.1-megabyte", store => new CutsLargeData(store)),
        ("data.every-byte", store => new EndsDataAtNul(store)),
        ("all.global-order", store => new LosesGlobalOrder(store)),
        ("all.after-a-position", store => new ReadsThePositionItself(store)),
        ("subscription.no-seam", store => new ReadsThePositionItself(store)),
        ("subscription.lost-beside-deleted", store => new TakesAnyTombstoneForTheReason(store)),
        ("subscription.deleted-checkpoint", store => new ForgetsWhatItErased(store)),
        ("filter.names-are-exact", store => new FiltersByPrefix(store)),
        ("streams.has-more-at-the-edge", store => new AlwaysHasMore(store)),
        ("snapshots.other-key-is-ignored", store => new IgnoresSnapshotKeys(store)),
        ("order.readers-miss-nothing", store => new ShowsSomeEventsLate(store)),
        ("wait.wakes", store => new NeverWakes(store)),
        ("names.hostile-ids", store => new FoldsCase(store)),
        ("durability.events-survive", store => new ForwardingStore(store)),
        ("two-handles.see-each-other", store => new ForwardingStore(store)),
    ];

    public static TheoryData<int, string> Faults => [.. Wrong.Select((one, i) => (i, one.Case))];

    public static TheoryData<string> Cases => [.. Wrong.Select(one => one.Case).Distinct().Where(name => (StoreConformance.Case(name).Needs & ~StoreCapabilities.Clock) is StoreCapabilities.None)];

    [Theory, MemberData(nameof(Faults))]
    public async Task The_case_fails_on_the_wrong_store(int index, string name)
    {
        var failure = await Assert.ThrowsAsync<ConformanceException>(
            () => StoreConformance.RunAsync(name, () => new WrongStoreUnderTest(Wrong[index].Wrap, seconds: 5), TestContext.Current.CancellationToken));
        Assert.Equal(name, failure.Case.Name);
        Assert.StartsWith($"{name}: {failure.Case.Description}\nBut ", failure.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Cases))]
    public Task The_case_passes_on_the_same_store_without_the_fault(string name) =>
        StoreConformance.RunAsync(name, () => new WrongStoreUnderTest(store => new ForwardingStore(store)), TestContext.Current.CancellationToken);
}
