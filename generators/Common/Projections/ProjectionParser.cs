using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Projections;

/// <summary>Turns a <c>[Projection]</c> or <c>[Reactor]</c> class into its model, or refuses it whole: an event that is not handled would be missed for good.</summary>
internal static class ProjectionParser
{
    public static ProjectionModel? ParseProjection(INamedTypeSymbol type, AttributeData attribute, Refusals refusals, CancellationToken cancellationToken) =>
        Parse(type, attribute, ProjectionKind.Sql, "a projection", refusals, cancellationToken);

    public static ProjectionModel? ParseReactor(INamedTypeSymbol type, AttributeData attribute, Refusals refusals, CancellationToken cancellationToken) =>
        Parse(type, attribute, ProjectionKind.Reactor, "a reactor", refusals, cancellationToken);

    private static ProjectionModel? Parse(INamedTypeSymbol type, AttributeData attribute, ProjectionKind kind, string what, Refusals refusals, CancellationToken cancellationToken)
    {
        ProjectionShape.Check(type, attribute, what, refusals);
        if (refusals.Any) return null;

        EquatableArray<string>? services = ServicesOf(type, refusals);
        cancellationToken.ThrowIfCancellationRequested();
        string? partitionBy = attribute.Argument("PartitionBy") as string;
        List<ProjectionHandlerModel> handlers = [];
        foreach (IMethodSymbol method in RowHandlerParser.MarkedMethods(type, KnownNames.Event, out _))
        {
            if (ProjectionHandlerParser.Parse(type, method, kind, partitionBy, refusals) is not { } handler) continue;
            if (handlers.Find(other => other.Event.Type == handler.Event.Type) is { } other)
                refusals.Add(ProjectionRules.DuplicateHandler, method, $"'{type.Name}' already has the [Event] method '{other.Method}' for '{method.Parameters[0].Type.Name}': one event is handled in one place. Merge the two.");
            else handlers.Add(handler);
        }

        if (handlers.Count == 0 && !refusals.Any)
            refusals.Add(ProjectionRules.NoHandler, type, $"'{type.Name}' has no [Event] method, so it would do nothing: add one for each event that it is about.");
        if (services is null || refusals.Any) return null;

        handlers.Sort(static (left, right) => string.CompareOrdinal(left.Event.StoredNames[0], right.Event.StoredNames[0]));
        return new ProjectionModel
        {
            Type = TypeName.Of(type),
            Kind = kind,
            Name = attribute.FirstString(),
            Version = ProjectionShape.VersionOf(attribute),
            IsPartitioned = partitionBy is not null,
            Services = services.Value,
            Handlers = handlers.ToEquatable(),
            UsedModules = handlers.Select(static handler => handler.Event.Module).OfType<string>().Distinct().OrderBy(static module => module, StringComparer.Ordinal).ToEquatable(),
        };
    }

    private static EquatableArray<string>? ServicesOf(INamedTypeSymbol type, Refusals refusals)
    {
        IMethodSymbol? constructor = null;
        foreach (IMethodSymbol candidate in type.InstanceConstructors)
        {
            if (constructor is not null)
            {
                refusals.Add(ProjectionRules.Constructor, type, $"'{type.Name}' has several constructors, so it is not clear what it needs: keep one, whose parameters come from the container.");
                return null;
            }

            constructor = candidate;
        }

        return constructor is null ? default(EquatableArray<string>) : constructor.Parameters.Select(static parameter => TypeText.OfNotNull(parameter.Type)).ToEquatable();
    }
}
