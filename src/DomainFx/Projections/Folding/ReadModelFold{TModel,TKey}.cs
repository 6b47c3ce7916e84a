using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Projections;

/// <summary>Folds pages of events into rows of one type.</summary>
internal sealed class ReadModelFold<TModel, TKey>(ReadModelType<TModel, TKey> type, int maxCachedRows) : ReadModelFold
    where TModel : class
    where TKey : notnull
{
    private readonly RowCache<TModel, TKey> _cache = new(maxCachedRows);
    private readonly List<Touch> _touches = [];
    private readonly List<RowSlot<TModel, TKey>> _changed = [];
    private readonly List<TKey> _keys = [];
    private readonly RowSet _missing = new(type.Table, keysOnly: true);
    private readonly RowSet _keyText = new(type.Table, keysOnly: true);
    private readonly List<RowSlot<TModel, TKey>> _toLoad = [];
    // In the place of an event that was read: its stream is deleted, and so is what was made of it.
    private static readonly object Tombstone = new();

    private readonly HashSet<string> _eventTypes = new(type.FetchedTypes, StringComparer.Ordinal);
    private readonly HashSet<string> _freed = new(StringComparer.Ordinal);
    private readonly List<string> _newlyFreed = [];
    private List<ParkedTouch> _parked = [];

    // Of the page alone: it counts when the page is applied, since one that is only collected may be given up.
    private readonly List<ParkedTouch> _parkedOfPage = [];
    private readonly HashSet<string> _freedOfPage = new(StringComparer.Ordinal);
    private EventPage? _page;

    public override RowSet Collect(EventPage page, long after, long upTo)
    {
        GiveUpPage();
        _page = page;
        // What changed and is not taken yet must be found again; what was taken and is still being written is so, since two trims make a row go.
        if (_changed.Count == 0 && _cache.Trim()) StartsEmpty = false;
        for (var index = 0; index < page.Count; index++)
        {
            var stored = page[index];
            if (stored.Position <= after || !_eventTypes.Contains(stored.TypeName)) continue;
            if (stored.Position > upTo) break;
            Collect(index, in stored);
        }

        return _missing;
    }

    public override void Load(RowSet found)
    {
        for (var row = 0; row < found.Count; row++)
        {
            var model = type.Read(found, row);
            _cache.Get(type.GetKey(model)).Row = model;
        }

        foreach (var slot in _toLoad) slot.IsLoaded = true;
        _toLoad.Clear();
    }

    public override int ChangedRows => _changed.Count;

    public override int Apply()
    {
        int count = 0, last = -1;
        foreach (var touch in _touches)
        {
            if (touch.Event != last) count++;
            last = touch.Event;
            var stored = _page![touch.Event];
            var slot = touch.Slot;
            if (!slot.IsChanged)
            {
                slot.IsChanged = true;
                _changed.Add(slot);
            }

            if (ReferenceEquals(touch.Read, Tombstone) || type.Deletes(stored.TypeName)) slot.Row = null;
            else Apply(slot, in stored, touch.Read);
        }

        if (_freedOfPage.Count > 0) _parked.RemoveAll(touch => _freedOfPage.Contains(touch.Key));
        _parked.AddRange(_parkedOfPage);
        _freed.UnionWith(_freedOfPage);
        _newlyFreed.AddRange(_freedOfPage);
        GiveUpPage();
        return count;
    }

    public override ReadModelChanges Take(long mostBytes)
    {
        var changes = new ReadModelChanges(new RowSet(type.Table), new RowSet(type.Table, keysOnly: true));
        foreach (var slot in _changed)
        {
            slot.IsChanged = false;
            if (slot.Row is { } row)
            {
                changes.Upserts.Add();
                Write(slot.Key, row, changes.Upserts);
                if (changes.Upserts.Bytes > mostBytes) throw new RowWriteException(type.Table, mostBytes);
            }
            else
            {
                changes.Deletes.Add();
                type.WriteKey(slot.Key, changes.Deletes);
            }
        }

        _changed.Clear();
        return changes;
    }

    public override IReadOnlyList<ParkedTouch> TakeParked()
    {
        if (_parked.Count == 0) return [];
        var parked = _parked;
        _parked = [];
        return parked;
    }

    public override IReadOnlyList<string> TakeFreed()
    {
        if (_newlyFreed.Count == 0) return [];
        string[] freed = [.. _newlyFreed];
        _newlyFreed.Clear();
        return freed;
    }

    public override void Forget()
    {
        GiveUpPage();
        _freed.Clear();
        _newlyFreed.Clear();
        _cache.Clear();
        _changed.Clear();
        _parked = [];
        StartsEmpty = false;
    }

    // What of it was applied stays; rows that were asked for and did not come are asked for again.
    private void GiveUpPage()
    {
        foreach (var slot in _toLoad) slot.IsAsked = false;
        _toLoad.Clear();
        _missing.Clear();
        _touches.Clear();
        _parkedOfPage.Clear();
        _freedOfPage.Clear();
    }

    private void Collect(int index, in EventView stored)
    {
        try
        {
            var read = KeysOf(in stored);
            foreach (var key in _keys) Add(index, in stored, key, read);
        }
        catch (Exception exception)
        {
            throw ReplayFailure.Of(exception, in stored);
        }
    }

    private object? KeysOf(in EventView stored)
    {
        _keys.Clear();
        if (stored.TypeName == StreamTombstone.EventType.Name) return TombstoneKeys(in stored);
        var read = type.GetKeys(in stored, _keys);
        CheckKeys();
        return read;
    }

    // A row that is keyed by the stream's id, if there were events of the stream in it.
    private object TombstoneKeys(in EventView stored)
    {
        if (StreamTombstone.EventTypesOf(stored.Data).Any(type.Handles)) type.GetKeys(in stored, _keys);
        CheckKeys();
        return Tombstone;
    }

    // Each row gets the event once, whatever a [KeyOf] method says twice.
    private void CheckKeys()
    {
        for (var index = 0; index < _keys.Count; index++)
        {
            if (_keys[index] is null) throw new InvalidOperationException($"The [KeyOf] method of {typeof(TModel)} returned null for a key. Return no key at all, as an IEnumerable, for an event that is about no row.");
            _keys[index] = type.StoredKey(_keys[index]);
        }

        for (var index = _keys.Count - 1; index > 0; index--)
        {
            if (_keys.IndexOf(_keys[index]) != index) _keys.RemoveAt(index);
        }
    }

    private void Add(int index, in EventView stored, TKey key, object? read)
    {
        if (Partitions > 1 && ProjectionPartitions.Of(key as string ?? TextOf(key), Partitions) != Partition) return;
        if (OnlyKey is not null && OnlyKey != TextOf(key)) return;
        if (ParkedKeys.Count > 0 && TextOf(key) is var text && ParkedKeys.Contains(text) && !IsFreed(text, read))
        {
            _parkedOfPage.Add(new ParkedTouch(stored.Position, stored.EventId, text));
            return;
        }

        var slot = _cache.Get(key);
        if (StartsEmpty)
        {
            slot.IsLoaded = true;
        }
        else if (slot is { IsLoaded: false, IsAsked: false })
        {
            slot.IsAsked = true;
            _toLoad.Add(slot);
            _missing.Add();
            type.WriteKey(key, _missing);
        }

        _touches.Add(new Touch(index, slot, read));
    }

    // A deletion does not wait behind what is parked: that is gone with its stream, and what was made of it must not stay.
    private bool IsFreed(string key, object? read)
    {
        if (ReferenceEquals(read, Tombstone) && !_freed.Contains(key) && _freedOfPage.Add(key)) _parkedOfPage.RemoveAll(touch => touch.Key == key);
        return _freed.Contains(key) || _freedOfPage.Contains(key);
    }

    private void Apply(RowSlot<TModel, TKey> slot, in EventView stored, object? read)
    {
        try
        {
            type.Apply(slot.Row ??= type.Create(slot.Key), in stored, read);
        }
        catch (Exception exception)
        {
            var failure = ReplayFailure.Of(exception, in stored);
            if (failure is EventReplayException) throw new RowHandlerException(new ParkedTouch(stored.Position, stored.EventId, TextOf(slot.Key)), failure);
            throw failure;
        }
    }

    private void Write(TKey key, TModel row, RowSet rows)
    {
        try
        {
            type.Write(row, rows);
        }
        catch (Exception exception)
        {
            throw new RowWriteException(type.Table, TextOf(key), exception);
        }
    }

    private string TextOf(TKey key)
    {
        _keyText.Clear();
        _keyText.Add();
        type.WriteKey(key, _keyText);
        return ReadModelKeys.TextOf(_keyText, 0);
    }

    private readonly record struct Touch(int Event, RowSlot<TModel, TKey> Slot, object? Read);
}
