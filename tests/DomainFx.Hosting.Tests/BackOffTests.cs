using System.Diagnostics;
using DomainFx.Hosting.Tests.Model;

namespace DomainFx.Hosting.Tests;

/// <summary>A store that takes no writes is tried again after pauses that grow, although it can be read.</summary>
public sealed class BackOffTests
{
    private static readonly ProjectionOptions Options = TemporaryDomain.Quick with { FirstDelay = TimeSpan.FromMilliseconds(40), MaxDelay = TimeSpan.FromSeconds(2) };

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Failures_of_writes_count_until_something_is_stored(string store)
    {
        await using var temporary = new TemporaryDomain(store, domain => ChangedModule.Only(domain, "parcel-label"));
        bool isFull = false;
        var notes = new StoreSpy.Notes { BeforeCommitAsync = commit => isFull ? throw new EventStoreException("the disk is full", isTransient: true) : Task.FromResult(commit) };
        await using Domain spied = Domain.Create(builder => ChangedModule.Only(builder, "parcel-label").UseStore(_ => StoreSpy.On(temporary.Store, notes)));
        await using ProjectionWorker worker = await temporary.StartAsync(Options, spied);
        await temporary.Domain.Parcel("a").LabelAsync("1");
        await temporary.Domain.WaitForAsync<ParcelLabel>(1, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        isFull = true;
        long start = Stopwatch.GetTimestamp();
        await temporary.Domain.Parcel("a").LabelAsync("2");
        await FailuresAreAsync(temporary, 5);
        // 40, 80, 160 and 320 ms lie between them.
        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(600 - 20));
        isFull = false;
        await temporary.Domain.WaitForAsync<ParcelLabel>(2, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        string[] failures = Failures(temporary);
        for (int n = 0; n < failures.Length; n++) Assert.Contains($"(attempt {n + 1})", failures[n], StringComparison.Ordinal);
        Assert.Equal("2", (await temporary.Domain.ParcelLabel().FindAsync("a", TestContext.Current.CancellationToken))!.Text);

        isFull = true;
        await temporary.Domain.Parcel("a").LabelAsync("3");
        await FailuresAreAsync(temporary, failures.Length + 1);
        Assert.Contains("(attempt 1)", Failures(temporary)[failures.Length], StringComparison.Ordinal);
        isFull = false;
        await temporary.Domain.WaitForAsync<ParcelLabel>(3, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    private static string[] Failures(TemporaryDomain temporary) => [.. temporary.Log.Lines.Where(line => line.Id == 2101).Select(line => line.Text)];

    private static Task FailuresAreAsync(TemporaryDomain temporary, int count) =>
        TemporaryDomain.EventuallyAsync(() => Task.FromResult(Failures(temporary).Length >= count), $"{count} failures are said");
}
