using DomainFx.Generators.Aggregates;
using DomainFx.Generators.Projections;

namespace DomainFx.Generators.Tests.Projections;

/// <summary>What a projection's or a reactor's class says, and what is refused.</summary>
public sealed class ProjectionParserTests
{
    [Fact]
    public void Handlers_say_what_they_take_and_whether_they_are_awaited()
    {
        ProjectionModel model = Parse("[Projection(\"r\", Version = 3)] public sealed partial class R(Uri service) { [Event] Task On(Opened e, EventContext c, DbTransaction t, CancellationToken x) => Task.FromResult(service); [Event] static void On(Deposited e) { } }");
        Assert.Equal((ProjectionKind.Sql, 3, false), (model.Kind, model.Version, model.IsPartitioned));
        Assert.Equal(["global::System.Uri"], model.Services);
        ProjectionHandlerModel first = model.Handlers.Single(static handler => handler.Return is CommandReturn.Task);
        Assert.Equal([ProjectionArgument.Event, ProjectionArgument.Context, ProjectionArgument.Transaction, ProjectionArgument.Cancellation], first.Parameters.Select(static parameter => parameter.Argument));
        Assert.True(model.Handlers.Single(static handler => handler.Return is CommandReturn.Void).IsStatic);
    }

    [Theory]
    [InlineData("City", false)]
    [InlineData("Stream", true)]
    public void Partitions_come_from_the_event_or_its_context(string property, bool isOfContext)
    {
        ProjectionModel model = Parse($"[Projection(\"r\", PartitionBy = \"{property}\")] public sealed partial class R {{ [Event] void On(Opened e) {{ }} }}");
        Assert.Equal((property, isOfContext), (model.Handlers[0].PartitionProperty, model.Handlers[0].IsPartitionOfContext));
    }

    [Fact]
    public void A_reactor_has_handlers_without_a_transaction() =>
        Assert.Equal(ProjectionKind.Reactor, Parse("[Reactor(\"r\")] public sealed partial class R { [Event] ValueTask On(Opened e, EventContext c) => default; }").Kind);

    [Theory]
    [InlineData("[Reactor(\"r\")] public sealed partial class R { [Event] void On(Opened e, DbTransaction t) { } }", "make the class a [Projection]")]
    [InlineData("[Projection(\"r\")] public sealed partial class R { }", "has no [Event] method")]
    [InlineData("[Projection(\"r\")] public sealed partial class R { [Event] void On(Opened e, int x) { } }", "take services in the constructor")]
    [InlineData("[Projection(\"r\")] public sealed partial class R { [Event] int On(Opened e) => 1; }", "make it return void, Task or ValueTask")]
    [InlineData("[Projection(\"r\")] public sealed partial class R { [Event] async void On(Opened e) { await Task.Yield(); } }", "make it return Task")]
    [InlineData("[Projection(\"r\")] public sealed partial class R { [Event(Deletes = true)] void On(Opened e) { } }", "Deletes is for read models")]
    [InlineData("[Projection(\"r\")] public sealed partial class R { [Event] void On(Opened e) { } [Event] void Too(Opened e) { } }", "already has the [Event] method 'On'")]
    [InlineData("[Projection(\"r\", PartitionBy = \"Other\")] public sealed partial class R { [Event] void On(Opened e) { } }", "'Opened' has no property 'Other'")]
    [InlineData("[Projection(\"r\", PartitionBy = \"City\")] public sealed partial class R { [Event] void On(Opened e) { } [Event] void On(StreamDeleted e) { } }", "'StreamDeleted' has no property 'City'")]
    [InlineData("[Projection(\"r\")] public sealed partial class R { R() { } R(int x) { } [Event] void On(Opened e) { } }", "has several constructors")]
    public void What_would_miss_an_event_is_refused(string declaration, string reason)
    {
        (ProjectionModel? model, IReadOnlyList<Refusal> refusals) = ProjectionSource.Projection(declaration);
        Assert.Null(model);
        Assert.Contains(reason, Assert.Single(refusals).Reason, StringComparison.Ordinal);
    }

    private static ProjectionModel Parse(string declaration)
    {
        (ProjectionModel? model, IReadOnlyList<Refusal> refusals) = ProjectionSource.Projection(declaration);
        Assert.Empty(refusals.Select(static refusal => refusal.Reason));
        return model!;
    }
}
