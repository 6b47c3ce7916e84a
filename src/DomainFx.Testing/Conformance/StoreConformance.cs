namespace DomainFx.Testing.Conformance;

/// <summary>The contract of event stores as cases to run on any of them, under any test framework.</summary>
/// <example>
/// With xunit:
/// <code>
/// public sealed class MyStoreConformanceTests
/// {
///     public static TheoryData&lt;string&gt; Names =&gt; [.. StoreConformance.CasesFor(MyStoreUnderTest.Can).Select(one =&gt; one.Name)];
///
///     [Theory, MemberData(nameof(Names))]
///     public Task Holds(string name) =&gt; StoreConformance.RunAsync(name, () =&gt; new MyStoreUnderTest(), TestContext.Current.CancellationToken);
/// }
/// </code>
/// </example>
public static class StoreConformance
{
    /// <summary>Every case, by theme.</summary>
    public static IReadOnlyList<ConformanceCase> Cases { get; } =
    [
        .. AppendCases.All, .. ExpectedVersionCases.All, .. MultiStreamCases.All, .. IdempotencyCases.All,
        .. StreamReadCases.All, .. AllReadCases.All, .. FilterCases.All, .. ClockCases.All,
        .. PayloadCases.All, .. NameCases.All, .. MetadataCases.All,
        .. OrderCases.All, .. WaitCases.All, .. SubscriptionCases.All, .. CancellationCases.All, .. DisposalCases.All,
        .. SnapshotCases.All, .. LoadCases.All, .. DataLoadCases.All, .. ArchiveCases.All, .. DeleteCases.All,
        .. DurabilityCases.All, .. StressCases.All,
    ];

    /// <summary>The cases that make sense for a store that can do this.</summary>
    public static IEnumerable<ConformanceCase> CasesFor(StoreCapabilities capabilities) => Cases.Where(one => (one.Needs & ~capabilities) is StoreCapabilities.None);

    /// <summary>A case by its name.</summary>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    public static ConformanceCase Case(string name) =>
        Cases.FirstOrDefault(one => one.Name == name) ?? throw new ArgumentException($"There is no conformance case '{name}'.", nameof(name));

    /// <summary>Runs a case by its name; see <see cref="ConformanceCase.RunAsync"/>.</summary>
    public static Task RunAsync(string name, Func<StoreUnderTest> createStore, CancellationToken cancellationToken = default) =>
        Case(name).RunAsync(createStore, cancellationToken);
}
