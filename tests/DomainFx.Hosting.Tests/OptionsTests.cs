using DomainFx.Hosting.Tests.Model;

namespace DomainFx.Hosting.Tests;

/// <summary>Options with which nothing could be run are refused at the start, before they are stored with a projection.</summary>
public sealed class OptionsTests
{
    public static TheoryData<ProjectionOptions, string> Refused => new()
    {
        { new() { Partitions = 0 }, "Partitions" },
        { new() { BatchSize = 0 }, "BatchSize" },
        { new() { MaxAttempts = 0 }, "MaxAttempts" },
        { new() { MaxParked = -1 }, "MaxParked" },
        { new() { MaxCachedRows = -1 }, "MaxCachedRows" },
        { new() { Owner = "" }, "Owner" },
        { new() { TakeoverInterval = TimeSpan.Zero }, "TakeoverInterval" },
        { new() { LeaseDuration = TimeSpan.FromSeconds(1), TakeoverInterval = TimeSpan.FromSeconds(1) }, "LeaseDuration" },
        { new() { FirstDelay = TimeSpan.FromSeconds(-1) }, "FirstDelay" },
        { Of("fragil", new() { OnFailure = FailurePolicy.Park }), "'fragil', which no registered module has. It has " },
        { Of("fragile", new() { Partitions = 0 }), "'fragile' cannot be divided into 0 partitions" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_nothing_can_be_run_by_is_refused_and_leaves_nothing_behind(ProjectionOptions options, string named)
    {
        await using var temporary = new TemporaryDomain("memory");
        ArgumentException thrown = Assert.ThrowsAny<ArgumentException>(() => ProjectionWorker.Start(temporary.Domain, options));
        Assert.Contains(named, thrown.Message, StringComparison.Ordinal);
        await temporary.Domain.Account("a").DepositAsync(1);
        await using ProjectionWorker worker = await temporary.StartAsync();
        Assert.Equal(1, (await temporary.BalanceAtAsync("a", 1)).Balance);
    }

    private static ProjectionOptions Of(string projection, ProjectionSettings settings) =>
        new() { Projections = new Dictionary<string, ProjectionSettings> { [projection] = settings } };
}
