using System.Text.Json.Serialization.Metadata;
using DomainFx.Runtime;

namespace DomainFx.Hosting.Tests;

/// <summary>The module of these tests with other projections than it has.</summary>
internal sealed class ChangedModule : DomainModule
{
    private static readonly DomainModule Module = DomainModule.Of(domain => domain.AddDomainFxHostingTests()).Single();

    private ChangedModule(IEnumerable<ProjectionType> projections) => Projections = [.. projections];

    public override string Name => Module.Name;
    public override int GeneratedFor => Module.GeneratedFor;
    public override IReadOnlyList<AggregateType> Aggregates => Module.Aggregates;
    public override IReadOnlyList<EventContract> Events => Module.Events;
    public override IReadOnlyList<ProjectionType> Projections { get; }
    public override IJsonTypeInfoResolver JsonTypeInfoResolver => Module.JsonTypeInfoResolver;

    /// <summary>Registers it with one projection in the place of that of its name.</summary>
    public static DomainFxBuilder With(DomainFxBuilder builder, ProjectionType projection) =>
        builder.AddModule(new ChangedModule([.. Module.Projections.Where(type => type.Name != projection.Name), projection]));

    /// <summary>Registers it with some of its projections, and no other.</summary>
    public static DomainFxBuilder Only(DomainFxBuilder builder, params string[] projections) => builder.AddModule(new ChangedModule(Module.Projections.Where(type => projections.Contains(type.Name))));
}
