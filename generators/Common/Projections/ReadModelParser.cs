using DomainFx.Generators.Codecs;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Projections;

/// <summary>
/// Turns a <c>[ReadModel]</c> class into its model, or refuses it. Nothing is left out: a table without the column or the
/// event that was refused would be filled with wrong rows.
/// </summary>
internal static class ReadModelParser
{
    public static ReadModelModel? Parse(INamedTypeSymbol type, AttributeData attribute, Refusals refusals, CancellationToken cancellationToken)
    {
        ProjectionShape.Check(type, attribute, "a read model", refusals);
        if (refusals.Any) return null;
        if (!type.InstanceConstructors.Any(static constructor => constructor.Parameters.IsEmpty))
            refusals.Add(ProjectionRules.Constructor, type, $"'{type.Name}' cannot be a read model: it has no constructor without parameters, and a row starts empty; add one, it may be private.");

        var codecs = new CodecParser(type.ContainingAssembly, refusals);
        List<ColumnModel> columns = new ColumnParser(codecs, refusals).Parse(type);
        cancellationToken.ThrowIfCancellationRequested();
        List<RowHandlerModel> handlers = RowHandlerParser.Parse(type, refusals, cancellationToken);
        if (handlers.Count == 0 && !refusals.Any)
            refusals.Add(ProjectionRules.NoHandler, type, $"'{type.Name}' has no [Event] method, so its table would stay empty: add one for each event that changes a row.");
        bool isOfStream = handlers.Exists(static handler => handler.KeyOf is null);
        bool isInline = attribute.Argument("Inline") is true;
        if (isInline && handlers.Find(static handler => handler.KeyOf is not null) is { } other)
            refusals.Add(ProjectionRules.InlineKey, attribute, type, $"'{type.Name}' cannot be inline: its key comes from '{other.KeyOf!.Method}', and appends to several streams would overwrite each other's rows. Remove Inline, or key it by the stream's id.");
        KeyModel? key = refusals.Any ? null : KeyParser.Parse(type, columns, isOfStream, refusals);
        if (key is null || refusals.Any) return null;

        return new ReadModelModel
        {
            Type = TypeName.Of(type),
            Name = attribute.FirstString(),
            Version = ProjectionShape.VersionOf(attribute),
            IsInline = isInline,
            Key = key,
            Columns = columns.ToEquatable(),
            Handlers = handlers.ToEquatable(),
            Codecs = codecs.Codecs,
            UsedModules = handlers.Select(static handler => handler.Event.Module).OfType<string>().Distinct().OrderBy(static module => module, StringComparer.Ordinal).ToEquatable(),
        };
    }
}
