using System.Collections.Immutable;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Projections;

/// <summary>The rules on read models, projections and reactors: DFX4xxx.</summary>
internal static class ProjectionDescriptors
{
    private const string Category = "DomainFx.Projections";

    public static readonly DiagnosticDescriptor Shape = new(
        ProjectionRules.Shape, "A read model, projection or reactor is no sealed partial class", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The generator completes the class, and must see all of it.", RuleHelp.Link(ProjectionRules.Shape));

    public static readonly DiagnosticDescriptor Name = new(
        ProjectionRules.Name, "The name or version of a read model, projection or reactor cannot be stored", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Tables and checkpoints are called by name and version.", RuleHelp.Link(ProjectionRules.Name));

    public static readonly DiagnosticDescriptor NoKey = new(
        ProjectionRules.NoKey, "A read model has no key", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Rows are told apart by a key.", RuleHelp.Link(ProjectionRules.NoKey));

    public static readonly DiagnosticDescriptor KeyOfStream = new(
        ProjectionRules.KeyOfStream, "A key cannot be made from the id of a stream", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Without [KeyOf] methods the key is the id of the stream.", RuleHelp.Link(ProjectionRules.KeyOfStream));

    public static readonly DiagnosticDescriptor InlineKey = new(
        ProjectionRules.InlineKey, "An inline read model is not keyed by its stream", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Appends to several streams would overwrite each other's rows.", RuleHelp.Link(ProjectionRules.InlineKey));

    public static readonly DiagnosticDescriptor Handler = new(
        ProjectionRules.Handler, "An event method of a read model, projection or reactor cannot be called", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The framework calls it with an event and what it knows about it.", RuleHelp.Link(ProjectionRules.Handler));

    public static readonly DiagnosticDescriptor UnknownEvent = new(
        ProjectionRules.UnknownEvent, "A read model, projection or reactor handles what is no event", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Only types with a stored name are events.", RuleHelp.Link(ProjectionRules.UnknownEvent));

    public static readonly DiagnosticDescriptor DuplicateHandler = new(
        ProjectionRules.DuplicateHandler, "Two methods of a read model, projection or reactor take one event", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "One event is handled in one place.", RuleHelp.Link(ProjectionRules.DuplicateHandler));

    public static readonly DiagnosticDescriptor NoHandler = new(
        ProjectionRules.NoHandler, "A read model, projection or reactor handles no event", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Without events there is nothing to do.", RuleHelp.Link(ProjectionRules.NoHandler));

    public static readonly DiagnosticDescriptor Column = new(
        ProjectionRules.Column, "A member of a read model would not be read back", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Each property is a column of its own.", RuleHelp.Link(ProjectionRules.Column));

    public static readonly DiagnosticDescriptor UnusedKeyOf = new(
        ProjectionRules.UnusedKeyOf, "A [KeyOf] method is never called", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A [KeyOf] method tells the row of an event that is handled.", RuleHelp.Link(ProjectionRules.UnusedKeyOf));

    public static readonly DiagnosticDescriptor Constructor = new(
        ProjectionRules.Constructor, "A read model, projection or reactor cannot be constructed", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A row starts empty; projections and reactors get services from the container.", RuleHelp.Link(ProjectionRules.Constructor));

    public static readonly DiagnosticDescriptor Partition = new(
        ProjectionRules.Partition, "An event has no property to partition by", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "All events of a partitioned projection have the property that it is partitioned by.", RuleHelp.Link(ProjectionRules.Partition));

    /// <summary>What the parsers refuse, by the id that a refusal names.</summary>
    public static ImmutableDictionary<string, DiagnosticDescriptor> OfRefusals { get; } = new[]
    {
        Shape, Name, NoKey, KeyOfStream, InlineKey, Handler, UnknownEvent, DuplicateHandler, NoHandler, Column, UnusedKeyOf, Constructor, Partition,
    }.ToImmutableDictionary(static rule => rule.Id);
}
