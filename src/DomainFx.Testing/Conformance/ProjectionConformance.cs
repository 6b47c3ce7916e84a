namespace DomainFx.Testing.Conformance;

/// <summary>The contract of projection stores as cases to run on any event store that keeps projections, as <see cref="StoreConformance"/> is that of event stores.</summary>
public static class ProjectionConformance
{
    /// <summary>Every case, by theme.</summary>
    public static IReadOnlyList<ConformanceCase> Cases { get; } =
    [
        .. RowValueCases.All, .. RowCases.All, .. FinderCases.All, .. LeaseCases.All, .. FenceCases.All, .. VersionCases.All,
        .. StatusCases.All, .. ParkedCases.All, .. PartitionCases.All, .. InlineCases.All, .. InlineBesideCases.All, .. InlineDeletionCases.All,
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
