using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Hosting.Tests;

/// <summary>A read model as a later version of the program has it.</summary>
/// <param name="deletedBy">Events that it handles and the older version does not: they delete the row.</param>
internal sealed class NewerReadModel<TModel>(params string[] deletedBy) : ReadModelType<TModel, string>
    where TModel : class, IReadModel<TModel, string>
{
    private readonly ReadModelType<TModel, string> _type = ProjectionTypes.OfReadModel<TModel, string>();

    /// <summary>Its version.</summary>
    public int Number { get; init; } = 2;

    /// <summary>Whether its rows commit with appends, if that is not as in the older version.</summary>
    public bool? Inline { get; init; }

    /// <summary>Columns that have other names than in the older version.</summary>
    public IReadOnlyDictionary<string, string> Renamed { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public override bool IsInline => Inline ?? _type.IsInline;
    public override TableDefinition Table => new(_type.Table.Name, Number, _type.Table.KeyCount, [.. _type.Table.Columns.Select(column => column with { Name = Renamed.GetValueOrDefault(column.Name, column.Name) })]);
    public override IReadOnlyList<string> EventTypes { get; } = [.. ProjectionTypes.OfReadModel<TModel, string>().EventTypes, .. deletedBy];

    public static DomainFxBuilder Register(DomainFxBuilder builder) => ChangedModule.With(builder, new NewerReadModel<TModel>());

    public override string StoredKey(string key) => _type.StoredKey(key);
    public override TModel Create(string key) => _type.Create(key);
    public override object? GetKeys(in EventView stored, ICollection<string> keys) => _type.GetKeys(in stored, keys);
    public override bool Deletes(string eventType) => deletedBy.Contains(eventType) || _type.Deletes(eventType);
    public override void Apply(TModel row, in EventView stored, object? read) => _type.Apply(row, in stored, read);
    public override string GetKey(TModel row) => _type.GetKey(row);
    public override void WriteKey(string key, RowSet rows) => _type.WriteKey(key, rows);
    public override void Write(TModel row, RowSet rows) => _type.Write(row, rows);
    public override TModel Read(RowSet rows, int row) => _type.Read(rows, row);
}
