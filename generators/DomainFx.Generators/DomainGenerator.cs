using System.Collections.Immutable;
using DomainFx.Generators.Aggregates;
using DomainFx.Generators.Codecs;
using DomainFx.Generators.Events;
using DomainFx.Generators.Incremental;
using DomainFx.Generators.Lock;
using DomainFx.Generators.Modules;
using DomainFx.Generators.Projections;
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
        IncrementalValuesProvider<Parsed<EventModel>> events = OfTypes(context, KnownNames.EventTypeAttribute, EventParser.Parse).WithTrackingName(TrackingNames.Events);
        IncrementalValuesProvider<Parsed<AggregateModel>> aggregates = OfTypes(context, KnownNames.AggregateAttribute, AggregateParser.Parse).WithTrackingName(TrackingNames.Aggregates);
        IncrementalValuesProvider<Parsed<ReadModelModel>> readModels = OfTypes(context, KnownNames.ReadModelAttribute, ReadModelParser.Parse).WithTrackingName(TrackingNames.ReadModels);
        IncrementalValuesProvider<Parsed<ProjectionModel>> projections = OfTypes(context, KnownNames.ProjectionAttribute, ProjectionParser.ParseProjection).WithTrackingName(TrackingNames.Projections);
        IncrementalValuesProvider<Parsed<ProjectionModel>> reactors = OfTypes(context, KnownNames.ReactorAttribute, ProjectionParser.ParseReactor).WithTrackingName(TrackingNames.Projections);

        // What concerns the assembly as a whole is fed by narrow entries, so that an edit of a method or a property ends here.
        IncrementalValueProvider<ModuleEntries> entries = events.Select(static (parsed, _) => ModuleEntry.Of(parsed)).Collect()
            .Combine(aggregates.Select(static (parsed, _) => ModuleEntry.Of(parsed)).Collect())
            .Combine(readModels.Select(static (parsed, _) => ModuleEntry.Of(parsed)).Collect()
                .Combine(projections.Select(static (parsed, _) => ModuleEntry.Of(parsed)).Collect())
                .Combine(reactors.Select(static (parsed, _) => ModuleEntry.Of(parsed)).Collect()))
            .Select(static (all, _) => new ModuleEntries(
                all.Left.Left.ToEquatable(), all.Left.Right.ToEquatable(), all.Right.Left.Left.Concat(all.Right.Left.Right).Concat(all.Right.Right).ToEquatable()));
        IncrementalValueProvider<EquatableArray<string>> refused = entries
            .Select(static (all, _) => RefusedTypes.Of(all))
            .WithTrackingName(TrackingNames.Refused);
        IncrementalValueProvider<ModuleModel> module = entries.Combine(refused).Combine(ModuleName.Provide(context))
            .Select(static (all, _) => ModuleModel.Of(all.Right, all.Left.Left, all.Left.Right))
            .WithTrackingName(TrackingNames.Module);

        // Types that several events or commands hold are written once.
        IncrementalValuesProvider<CodecModel> codecs = events.SelectMany(static (parsed, _) => EventCodec.Of(parsed.Model)).Collect()
            .Combine(aggregates.SelectMany(static (parsed, _) => parsed.Model?.Codecs ?? default).Collect())
            .Combine(readModels.SelectMany(static (parsed, _) => parsed.Model?.Codecs ?? default).Collect())
            .SelectMany(static (all, _) => CodecEmitter.OneOfEach(all.Left.Left, all.Left.Right.AddRange(all.Right)))
            .WithTrackingName(TrackingNames.Codecs);

        context.RegisterSourceOutput(events.Select(static (parsed, _) => parsed.Model?.Alone()).Combine(refused), static (output, both) =>
        {
            if (both.Left is { } model && !both.Right.Contains(model.Type)) EventEmitter.Emit(output, model);
        });
        context.RegisterSourceOutput(aggregates.Select(static (parsed, _) => parsed.Model?.Alone()).Combine(refused), static (output, both) =>
        {
            if (both.Left is { } model && !both.Right.Contains(model.Type)) AggregateEmitter.Emit(output, model.Without(both.Right));
        });
        context.RegisterSourceOutput(readModels.Select(static (parsed, _) => parsed.Model?.Alone()).Combine(refused), static (output, both) =>
        {
            if (both.Left is { } model && !both.Right.Contains(model.Type)) ReadModelEmitter.Emit(output, model.Without(both.Right));
        });
        foreach (IncrementalValuesProvider<Parsed<ProjectionModel>> kind in (IncrementalValuesProvider<Parsed<ProjectionModel>>[])[projections, reactors])
        {
            context.RegisterSourceOutput(kind.Select(static (parsed, _) => parsed.Model).Combine(refused), static (output, both) =>
            {
                if (both.Left is { } model && !both.Right.Contains(model.Type)) ProjectionEmitter.Emit(output, model.Without(both.Right));
            });
        }

        context.RegisterSourceOutput(codecs, static (output, model) => CodecEmitter.Emit(output, model));
        context.RegisterSourceOutput(module, static (output, model) => ModuleEmitter.Emit(output, model));
        RegisterLock(context, events, aggregates, readModels, projections);
    }

    // Nothing that users write refers to it, so IDEs need not run it while typing.
    private static void RegisterLock(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Parsed<EventModel>> events, IncrementalValuesProvider<Parsed<AggregateModel>> aggregates,
        IncrementalValuesProvider<Parsed<ReadModelModel>> readModels, IncrementalValuesProvider<Parsed<ProjectionModel>> projections)
    {
        IncrementalValueProvider<bool> isKept = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => LockMode.Of(options.GlobalOptions, LockMode.Off) is not LockMode.Off);
        IncrementalValueProvider<ImmutableArray<StateHandlers>> handlers = Handlers(KnownNames.SnapshotAttribute)
            .Combine(Handlers(KnownNames.ReadModelAttribute)).Combine(Handlers(KnownNames.ProjectionAttribute))
            .Select(static (all, _) => all.Left.Left.AddRange(all.Left.Right).AddRange(all.Right));
        IncrementalValueProvider<string> text = events.Collect().Combine(aggregates.Collect()).Combine(readModels.Collect().Combine(projections.Collect())).Combine(handlers).Combine(isKept)
            .Select(static (all, _) => all.Right ? LockModel.Of(all.Left.Left.Left.Left, all.Left.Left.Left.Right, all.Left.Left.Right.Left, all.Left.Left.Right.Right, all.Left.Right) : "")
            .WithTrackingName(TrackingNames.Lock);
        context.RegisterImplementationSourceOutput(text, static (output, text) => LockEmitter.Emit(output, text));

        IncrementalValueProvider<ImmutableArray<StateHandlers>> Handlers(string attribute) => context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute, static (node, _) => node is TypeDeclarationSyntax, static (target, _) => StateHandlers.Of((INamedTypeSymbol)target.TargetSymbol)).Collect();
    }

    private static IncrementalValuesProvider<Parsed<TModel>> OfTypes<TModel>(
        IncrementalGeneratorInitializationContext context, string attribute, TypeParser<TModel> parse)
        where TModel : class, IEquatable<TModel>
    {
        var memo = new ParseMemo<Parsed<TModel>>();
        return context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute, static (node, _) => node is TypeDeclarationSyntax, (target, cancellationToken) => memo.Get(target, Parse, cancellationToken));

        Parsed<TModel> Parse(GeneratorAttributeSyntaxContext target, CancellationToken cancellationToken)
        {
            var type = (INamedTypeSymbol)target.TargetSymbol;
            TModel? model = IsFirst(type, target.Attributes[0]) ? parse(type, target.Attributes[0], new Refusals(explain: false), cancellationToken) : null;
            return new Parsed<TModel>(model, model is null ? TypeText.Of(type) : null);
        }
    }

    // An attribute on two parts of one type is an error of the compiler, and would be two outputs of one name.
    private static bool IsFirst(INamedTypeSymbol type, AttributeData attribute)
    {
        if (type.DeclaringSyntaxReferences.Length == 1) return true;
        foreach (AttributeData other in type.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(other.AttributeClass, attribute.AttributeClass))
                return other.ApplicationSyntaxReference?.Span == attribute.ApplicationSyntaxReference?.Span
                    && other.ApplicationSyntaxReference?.SyntaxTree == attribute.ApplicationSyntaxReference?.SyntaxTree;
        }

        return true;
    }

    private delegate TModel? TypeParser<TModel>(INamedTypeSymbol type, AttributeData attribute, Refusals refusals, CancellationToken cancellationToken)
        where TModel : class;
}
