using DomainFx.Hosting.Tests.Model;
using Microsoft.Extensions.Logging;

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
        await temporary.Domain.Parcel("a").LabelAsync("2");
        // 40, 80, 160, 320 and 640 ms, then more than a second.
        await Task.Delay(2_000, TestContext.Current.CancellationToken);
        isFull = false;
        await temporary.Domain.WaitForAsync<ParcelLabel>(2, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        List<string> failures = [.. temporary.Log.Lines.Where(line => line.Id == 2101).Select(line => line.Text)];
        Assert.InRange(failures.Count, 3, 7);
        for (int n = 0; n < failures.Count; n++) Assert.Contains($"(attempt {n + 1})", failures[n], StringComparison.Ordinal);
        Assert.Equal("2", (await temporary.Domain.ParcelLabel().FindAsync("a", TestContext.Current.CancellationToken))!.Text);

        isFull = true;
        await temporary.Domain.Parcel("a").LabelAsync("3");
        await temporary.LogsAsync(line => line is { Id: 2101, Level: LogLevel.Warning } && line.Text != failures[^1], "the next failure is said");
        await TemporaryDomain.EventuallyAsync(() => Task.FromResult(temporary.Log.Lines.Count(line => line.Id == 2101) > failures.Count), "the next failure is said");
        Assert.Contains("(attempt 1)", temporary.Log.Lines.Where(line => line.Id == 2101).ElementAt(failures.Count).Text, StringComparison.Ordinal);
        isFull = false;
        await temporary.Domain.WaitForAsync<ParcelLabel>(3, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }
}
