using DomainFx.Generators.Aggregates;
using DomainFx.Generators.Codecs;
using DomainFx.Generators.Events;
using DomainFx.Generators.Modules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.Generators;

/// <summary>
/// The table of contents: which inputs there are, and what is written for each. Parsers see symbols and return models
/// or nothing; emitters see models only. Nothing is reported here: DomainFx.Analyzers runs the same parsers and says why.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class DomainGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<EventModel> events = OfTypes(context, KnownNames.EventTypeAttribute, EventParser.Parse, TrackingNames.Events);
        IncrementalValuesProvider<AggregateModel> aggregates = OfTypes(context, KnownNames.AggregateAttribute, AggregateParser.Parse, TrackingNames.Aggregates);

        // Types that several events or commands hold are written once.
        IncrementalValuesProvider<ObjectCodecModel> codecs = events.SelectMany(static (model, _) => model.Codecs).Collect()
            .Combine(aggregates.SelectMany(static (model, _) => model.Codecs).Collect())
            .SelectMany(static (both, _) => both.Left.AddRange(both.Right).Distinct())
            .WithTrackingName(TrackingNames.Codecs);

        IncrementalValueProvider<ModuleModel> module = events.Select(static (model, _) => ModuleEntry.Of(model)).Collect()
            .Combine(aggregates.Select(static (model, _) => ModuleEntry.Of(model)).Collect())
            .Combine(ModuleName.Provide(context))
            .Select(static (all, _) => ModuleModel.Of(all.Right, all.Left.Left, all.Left.Right))
            .WithTrackingName(TrackingNames.Module);

        context.RegisterSourceOutput(events, static (output, model) => EventEmitter.Emit(output, model));
        context.RegisterSourceOutput(codecs, static (output, model) => ObjectCodecEmitter.Emit(output, model));
        context.RegisterSourceOutput(aggregates, static (output, model) => AggregateEmitter.Emit(output, model));
        context.RegisterSourceOutput(module, static (output, model) => ModuleEmitter.Emit(output, model));
    }

    private static IncrementalValuesProvider<TModel> OfTypes<TModel>(
        IncrementalGeneratorInitializationContext context, string attribute, TypeParser<TModel> parse, string trackingName)
        where TModel : class =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is TypeDeclarationSyntax,
                (target, cancellationToken) => target.Attributes.Length == 1
                    ? parse((INamedTypeSymbol)target.TargetSymbol, target.Attributes[0], new Refusals(explain: false), cancellationToken)
                    : null)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(trackingName);

    private delegate TModel? TypeParser<TModel>(INamedTypeSymbol type, AttributeData attribute, Refusals refusals, CancellationToken cancellationToken)
        where TModel : class;
}
