using System.Collections.Concurrent;
using DomainFx.Postgres.Connections;
using Npgsql;

namespace DomainFx.Postgres.Names;

/// <summary>The keys of categories, event types and streams. Rows are only added, so what is kept of them here stays true.</summary>
internal sealed class KnownNames
{
    private readonly ConcurrentDictionary<string, int> _categories = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<EventType, int> _typeKeys = new();
    private readonly ConcurrentDictionary<int, EventType> _types = new();

    public StreamNames Streams { get; } = new();

    public bool TryCategory(string name, out int key) => _categories.TryGetValue(name, out key);

    public bool TryType(EventType type, out int key) => _typeKeys.TryGetValue(type, out key);

    public bool TryType(int key, out EventType type) => _types.TryGetValue(key, out type);

    /// <summary>The key of a category; null if no stream has it.</summary>
    public async ValueTask<int?> FindCategoryAsync(StoreSession session, string name, CancellationToken cancellationToken)
    {
        if (_categories.TryGetValue(name, out var known)) return known;
        await LoadAsync(session, cancellationToken).ConfigureAwait(false);
        return _categories.TryGetValue(name, out var key) ? key : null;
    }

    /// <summary>Reads all names.</summary>
    public async ValueTask LoadAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var schema = session.Database.Schema;
        using var command = session.Database.Command(
            session.Connection, $"SELECT name, NULL::integer, key FROM {schema}.categories UNION ALL SELECT name, schema_version, key FROM {schema}.event_types");
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

    private async ValueTask ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var (name, key) = (reader.GetString(0), reader.GetInt32(2));
            if (reader.IsDBNull(1))
            {
                _categories[name] = key;
                continue;
            }

            // Interned, so that a switch over literals compares references.
            var type = new EventType(string.Intern(name), reader.GetInt32(1));
            _types[key] = type;
            _typeKeys[type] = key;
        }
    }
}
