using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using DomainFx.Runtime;

namespace DomainFx.Testing;

/// <summary>Tests that hold for every domain, to be added in a line each. They look at types by reflection, so they belong into tests only.</summary>
/// <example>
/// <code>
/// [Fact]
/// public Task Everything_that_is_stored_comes_back() =&gt; ContractTests.RoundTrip(domain =&gt; domain.AddBank()).VerifyAsync();
///
/// [Fact]
/// public Task Replay_equals_live() =&gt; ContractTests.ReplayEqualsLive&lt;BankAccount&gt;(new AccountOpened(100), new BankAccountCommands.Withdraw(50)).VerifyAsync();
/// </code>
/// </example>
public static class ContractTests
{
    internal const string Reflection = "Contract tests make and compare values by reflection. Run them in tests, which are neither trimmed nor compiled ahead of time.";

    /// <summary>Every event and command of a domain comes back from its codec as it went in: a check for each.</summary>
    /// <param name="describe">Adds the modules, for example <c>domain =&gt; domain.AddBank()</c>.</param>
    /// <param name="samples">Makes the values; null for the default.</param>
    [RequiresUnreferencedCode(Reflection)]
    [RequiresDynamicCode(Reflection)]
    public static ContractChecks RoundTrip(Action<DomainFxBuilder> describe, SampleValues? samples = null) =>
        new(DomainModule.Of(describe).SelectMany(module => RoundTrip(module, samples)));

    /// <summary>Every event and command of a module comes back from its codec as it went in: a check for each.</summary>
    /// <param name="module">The module.</param>
    /// <param name="samples">Makes the values; null for the default.</param>
    [RequiresUnreferencedCode(Reflection)]
    [RequiresDynamicCode(Reflection)]
    public static ContractChecks RoundTrip(DomainModule module, SampleValues? samples = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        var check = new RoundTripCheck(samples ?? new SampleValues());
        return new ContractChecks(
        [
            .. module.Events.Select(check.Of),
            .. module.Aggregates.SelectMany(aggregate => aggregate.Commands).Select(check.Of),
        ]);
    }

    /// <summary>Every version of every event reads and writes what was stored once, as the folder <c>golden</c> of the test project keeps it: a check for each.
    /// A file that is not there is written, and the check fails once so that it is looked at and committed.</summary>
    /// <param name="describe">Adds the modules, for example <c>domain =&gt; domain.AddBank()</c>.</param>
    /// <param name="samples">Makes the values of new files; null for three of each.</param>
    /// <param name="testFile">A source file of the test project: filled in by the compiler.</param>
    [RequiresUnreferencedCode(Reflection)]
    [RequiresDynamicCode(Reflection)]
    public static ContractChecks GoldenFiles(Action<DomainFxBuilder> describe, SampleValues? samples = null, [CallerFilePath] string testFile = "")
    {
        var check = new GoldenCheck(new GoldenFolder(testFile), samples ?? new SampleValues(count: 3));
        return new ContractChecks(DomainModule.Of(describe).SelectMany(check.Of));
    }

    /// <summary>An aggregate that decided and applied live has the state of one that is rebuilt from what was stored.</summary>
    /// <typeparam name="TAggregate">The aggregate.</typeparam>
    /// <param name="history">What happens to it, in order: commands as messages, which must be accepted, and events.</param>
    [RequiresUnreferencedCode(Reflection)]
    public static ContractCheck ReplayEqualsLive<TAggregate>(params IEnumerable<object> history)
        where TAggregate : class, IAggregate<TAggregate> => ReplayEqualsLive(Scenario.For<TAggregate>(), history);

    /// <inheritdoc cref="ReplayEqualsLive{TAggregate}(IEnumerable{object})"/>
    /// <param name="start">Where it starts: given events, time, user and services.</param>
    [RequiresUnreferencedCode(Reflection)]
    public static ContractCheck ReplayEqualsLive<TAggregate>(Scenario<TAggregate> start, params IEnumerable<object> history)
        where TAggregate : class, IAggregate<TAggregate>
    {
        ArgumentNullException.ThrowIfNull(start);
        object[] items = [.. history];
        return new ContractCheck($"replay of '{TAggregate.Type.Category}' equals live state", token => HistoryCheck.ReplayEqualsLiveAsync<TAggregate>(start.Setup, items, token));
    }

    /// <summary>An aggregate that is rebuilt from a snapshot and the events after it has the state of one that is rebuilt from all events, wherever the snapshot is taken.</summary>
    /// <typeparam name="TAggregate">The aggregate, which takes snapshots.</typeparam>
    /// <param name="history">What happens to it, in order: commands as messages, which must be accepted, and events.</param>
    [RequiresUnreferencedCode(Reflection)]
    public static ContractCheck SnapshotPlusTailEqualsReplay<TAggregate>(params IEnumerable<object> history)
        where TAggregate : class, IAggregate<TAggregate> => SnapshotPlusTailEqualsReplay(Scenario.For<TAggregate>(), history);

    /// <inheritdoc cref="SnapshotPlusTailEqualsReplay{TAggregate}(IEnumerable{object})"/>
    /// <param name="start">Where it starts: given events, time, user and services.</param>
    [RequiresUnreferencedCode(Reflection)]
    public static ContractCheck SnapshotPlusTailEqualsReplay<TAggregate>(Scenario<TAggregate> start, params IEnumerable<object> history)
        where TAggregate : class, IAggregate<TAggregate>
    {
        ArgumentNullException.ThrowIfNull(start);
        object[] items = [.. history];
        return new ContractCheck($"snapshot plus tail of '{TAggregate.Type.Category}' equals full replay", token => HistoryCheck.SnapshotPlusTailEqualsReplayAsync<TAggregate>(start.Setup, items, token));
    }
}
