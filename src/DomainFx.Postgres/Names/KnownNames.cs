using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using DomainFx.Postgres.Connections;
using Npgsql;
using static System.Buffers.Binary.BinaryPrimitives;

namespace DomainFx.Postgres.Names;

/// <summary>The keys of categories, event types and streams. Rows are only added, so what is kept of them here stays true.</summary>
internal sealed class KnownNames
{
    private readonly ConcurrentDictionary<string, KnownCategory> _categories = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KnownType> _types = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private KnownType?[] _typesByKey = new KnownType?[64];

    public StreamNames Streams { get; } = new();

    /// <summary>The <see cref="KnownServer.Mark"/> of the server that they are known of; empty before any is.</summary>
    public ReadOnlyMemory<byte> Server { get; set; }

    /// <summary>The mark as a number: see <see cref="Stores.EventPage.Incarnation"/>. 0 while none is known, as for a session that was opened while another one
    /// lost its connection: its statements are refused, and repeated.</summary>
    public long Incarnation => Server.IsEmpty ? 0 : unchecked((ReadInt64BigEndian(Server.Span) * 31) + ReadInt64BigEndian(Server.Span[8..]));

    public bool TryCategory(string name, out int key)
    {
        var isKnown = _categories.TryGetValue(name, out var category);
        key = isKnown ? category!.Key : 0;
        return isKnown;
    }

    /// <summary>The key of a category that was registered.</summary>
    public int CategoryKey(string name) => TryCategory(name, out var key) ? key : throw new UnreachableException($"Category '{name}' was not registered.");

    /// <summary>The key of an event type that was registered.</summary>
    public int TypeKey(EventType type) => TryType(type, out var key) ? key : throw new UnreachableException($"Event type {type} was not registered.");

    public bool TryType(EventType type, out int key)
    {
        _types.TryGetValue(type.Name, out var known);
        while (known is not null && known.Type.SchemaVersion != type.SchemaVersion) known = known.OtherVersion;
        key = known?.Key ?? 0;
        return known is not null;
    }

    public bool TryType(int key, out EventType type)
    {
        var types = Volatile.Read(ref _typesByKey);
        var known = (uint)key < (uint)types.Length ? types[key] : null;
        type = known is null ? default : known.Type;
        return known is not null;
    }

    /// <summary>The key of a category; null if no stream has it.</summary>
    public async ValueTask<int?> FindCategoryAsync(StoreSession session, string name, CancellationToken cancellationToken)
    {
        if (TryCategory(name, out var known)) return known;
        await LoadAsync(session, cancellationToken).ConfigureAwait(false);
        return TryCategory(name, out var key) ? key : null;
    }

    /// <summary>What reads all names.</summary>
    public static string SelectAll(string schema) =>
        $"SELECT name, NULL::integer, key FROM {schema}.categories UNION ALL SELECT name, schema_version, key FROM {schema}.event_types";

    /// <summary>Reads all names.</summary>
    public async ValueTask LoadAsync(StoreSession session, CancellationToken cancellationToken)
    {
        using var command = session.Database.Command(session.Connection, SelectAll(session.Database.Schema));
        await ReadAsync(command, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives keys to names that have none yet.</summary>
    public async ValueTask RegisterAsync(StoreSession session, HashSet<string> categories, HashSet<EventType> types, CancellationToken cancellationToken)
    {
        using var command = session.Database.Command(
            session.Connection,
            $"SELECT * FROM {session.Database.Schema}.register_v1($1, $2, $3)",
            new NpgsqlParameter<string[]> { TypedValue = [.. categories] },
            new NpgsqlParameter<string[]> { TypedValue = [.. types.Select(type => type.Name)] },
            new NpgsqlParameter<int[]> { TypedValue = [.. types.Select(type => type.SchemaVersion)] });
        await ReadAsync(command, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All names as one value, to which <see cref="Add"/> is the counterpart: for each its key, the schema version of an event type or -1, the length of its name in bytes and the name.</summary>
    public static string SelectPacked(string schema) =>
        $"""
        SELECT string_agg(int4send(n.key) || int4send(coalesce(n.schema_version, -1)) || int4send(octet_length(n.name)) || n.name, '')
        FROM (SELECT key, NULL::integer AS schema_version, convert_to(name, 'UTF8') AS name FROM {schema}.categories
            UNION ALL SELECT key, schema_version, convert_to(name, 'UTF8') FROM {schema}.event_types) AS n
        """;

    /// <summary>Adds the names in a value that <see cref="SelectPacked"/> read.</summary>
    public void Add(ReadOnlySpan<byte> packed)
    {
        while (packed.Length > 0)
        {
            var (key, schemaVersion, length) = (ReadInt32BigEndian(packed), ReadInt32BigEndian(packed[4..]), ReadInt32BigEndian(packed[8..]));
            Keep(Encoding.UTF8.GetString(packed.Slice(12, length)), schemaVersion == -1 ? null : schemaVersion, key);
            packed = packed[(12 + length)..];
        }
    }

    private void Keep(string name, int? schemaVersion, int key)
    {
        if (schemaVersion is null) _categories[name] = new KnownCategory(key);
        // Interned, so that a switch over literals compares references.
        else Keep(new EventType(string.Intern(name), schemaVersion.Value), key);
    }

    private async ValueTask ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        List<(string Name, int? SchemaVersion, int Key)> names = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            names.Add((reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetInt32(1), reader.GetInt32(2)));
        // Not before they are there to stay: others append under what is known here.
        await reader.ConfirmAsync(cancellationToken).ConfigureAwait(false);
        foreach (var (name, schemaVersion, key) in names) Keep(name, schemaVersion, key);
    }

    private void Keep(EventType type, int key)
    {
        lock (_lock)
        {
            if (TryType(type, out _)) return;
            _types.TryGetValue(type.Name, out var others);
            var known = new KnownType(type, key, others);
            if (key >= _typesByKey.Length)
            {
                var larger = new KnownType?[Math.Max(key + 1, _typesByKey.Length * 2)];
                _typesByKey.CopyTo(larger, 0);
                Volatile.Write(ref _typesByKey, larger);
            }

            _typesByKey[key] = known;
            _types[type.Name] = known;
        }
    }

    // Classes, whose dictionaries need not be compiled when a process starts.
    private sealed record KnownCategory(int Key);

    private sealed record KnownType(EventType Type, int Key, KnownType? OtherVersion);
}
