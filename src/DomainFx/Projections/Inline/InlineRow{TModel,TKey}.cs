using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Projections;

/// <summary>The row of one type for one stream.</summary>
internal sealed class InlineRow<TModel, TKey>(ReadModelType<TModel, TKey> type) : InlineRow
    where TModel : class
    where TKey : notnull
{
    private readonly List<TKey> _keys = [];
    private TModel? _row;

    public override RowSet KeyOf(EventPage page)
    {
        ReadKey(page);
        var key = new RowSet(type.Table, keysOnly: true);
        key.Add();
        type.WriteKey(_keys[0], key);
        return key;
    }

    public override void Load(RowSet? found)
    {
        _row = found is { Count: > 0 } ? type.Read(found, 0) : null;
        IsLoaded = true;
    }

    public override ReadModelChanges Apply(EventPage page)
    {
        ReadKey(page);
        var changes = new ReadModelChanges(new RowSet(type.Table), new RowSet(type.Table, keysOnly: true));
        var isChanged = false;
        for (var index = 0; index < page.Count; index++)
        {
            var stored = page[index];
            if (!type.Handles(stored.TypeName)) continue;
            isChanged = true;
            if (type.Deletes(stored.TypeName)) _row = null;
            else Apply(in stored);
        }

        if (!isChanged) return changes;
        var rows = _row is null ? changes.Deletes : changes.Upserts;
        rows.Add();
        if (_row is null) type.WriteKey(_keys[0], rows);
        else type.Write(_row, rows);
        return changes;
    }

    private void Apply(in EventView stored)
    {
        try
        {
            type.Apply(_row ??= type.Create(_keys[0]), in stored, null);
        }
        catch (Exception exception)
        {
            throw ReplayFailure.Of(exception, in stored);
        }
    }

    private void ReadKey(EventPage page)
    {
        if (_keys.Count > 0) return;
        var stored = page[0];
        type.GetKeys(in stored, _keys);
        _keys[0] = type.StoredKey(_keys[0]);
    }
}
