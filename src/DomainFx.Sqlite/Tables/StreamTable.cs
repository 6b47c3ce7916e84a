using DomainFx.Sqlite.Connections;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Tables;

internal sealed class StreamTable(SqliteSession session, NameTables names)
{
    private const int RememberedIds = 1024;
    private const int MaxKnown = 10_000;
    private readonly SqliteStatement _find = session.Statement("SELECT key, version, state FROM domainfx_streams WHERE category = ?1 AND id = ?2");
    private readonly SqliteStatement _name = session.Statement("SELECT category, id FROM domainfx_streams WHERE key = ?1");
    private readonly SqliteStatement _add = session.Statement("INSERT INTO domainfx_streams (category, id, version, state) VALUES (?1, ?2, 0, 1) RETURNING key");
    private readonly SqliteStatement _update = session.Statement("UPDATE domainfx_streams SET version = ?2, state = ?3 WHERE key = ?1");
    private readonly SqliteStatement _dataVersion = session.Statement("PRAGMA data_version");
    private readonly Dictionary<StreamId, StreamRow> _known = [];
    private (long Key, StreamId Id)[]? _ids;
    private long? _knownAt;

    /// <summary>Starts a write transaction: rows that this connection wrote or found before are known still, unless another connection committed since.</summary>
    public void StartWriting()
    {
        var now = _dataVersion.Scalar();
        if (now != _knownAt || _known.Count > MaxKnown) _known.Clear();
        _knownAt = now;
    }

    public StreamRow Find(StreamId stream)
    {
        if (_knownAt is null) return Read(stream);
        if (_known.TryGetValue(stream, out var row)) return row;
        row = Read(stream);
        if (row.Key != 0) _known.Add(stream, row);
        return row;
    }

    /// <summary>The name of a stream. Names of streams never change, so the last ones are kept: a read over all streams makes no strings for each row.</summary>
    public StreamId Id(long key)
    {
        _ids ??= new (long, StreamId)[RememberedIds];
        ref var remembered = ref _ids[key % RememberedIds];
        if (remembered.Key == key) return remembered.Id;
        if (!_name.Bind(1, key).Step()) throw session.Damage($"stream {key} is missing");
        remembered = (key, new StreamId(names.Category(_name.Int64(0)), _name.Text(1)));
        _name.Reset();
        return remembered.Id;
    }

    public StreamRow Add(StreamId stream) =>
        new(_add.Bind(1, names.CategoryKey(stream.Category)).Bind(2, stream.Id).Scalar(), 0, StreamState.Active);

    public void Update(StreamId stream, StreamRow row)
    {
        _update.Bind(1, row.Key).Bind(2, row.Version).Bind(3, (long)row.State).Run();
        _known[stream] = row;
    }

    /// <summary>Forgets what a transaction wrote and took back.</summary>
    public void Forget() => _known.Clear();

    private StreamRow Read(StreamId stream)
    {
        if (names.FindCategory(stream.Category) is not { } category || !_find.Bind(1, category).Bind(2, stream.Id).Step()) return default;
        var row = new StreamRow(_find.Int64(0), _find.Int64(1), (StreamState)_find.Int64(2));
        _find.Reset();
        return row;
    }
}
