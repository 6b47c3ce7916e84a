using DomainFx.Sqlite.Connections;

namespace DomainFx.Sqlite.Tables;

/// <summary>Categories and event types, stored once each. What is kept of them here never changes in the file: rows are only added.</summary>
internal sealed class NameTables(SqliteSession session)
{
    private readonly SqliteStatement _findCategory = session.Statement("SELECT key FROM domainfx_categories WHERE name = ?1");
    private readonly SqliteStatement _addCategory = session.Statement("INSERT INTO domainfx_categories (name) VALUES (?1) RETURNING key");
    private readonly SqliteStatement _categoryName = session.Statement("SELECT name FROM domainfx_categories WHERE key = ?1");
    private readonly SqliteStatement _findType = session.Statement("SELECT key FROM domainfx_event_types WHERE name = ?1 AND schema_version = ?2");
    private readonly SqliteStatement _addType = session.Statement("INSERT INTO domainfx_event_types (name, schema_version) VALUES (?1, ?2) RETURNING key");
    private readonly SqliteStatement _typeName = session.Statement("SELECT name, schema_version FROM domainfx_event_types WHERE key = ?1");
    private readonly Dictionary<string, long> _categoryKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<EventType, long> _typeKeys = [];
    private readonly Dictionary<long, string> _categories = [];
    private readonly Dictionary<long, EventType> _types = [];

    /// <summary>The key of a category; null if no stream has it.</summary>
    public long? FindCategory(string name)
    {
        if (_categoryKeys.TryGetValue(name, out var key)) return key;
        if (!_findCategory.Bind(1, name).Step()) return null;
        _categoryKeys.Add(name, key = _findCategory.Int64(0));
        _findCategory.Reset();
        return key;
    }

    /// <summary>The key of a category, which is added if need be. Within a write transaction only.</summary>
    public long CategoryKey(string name)
    {
        if (FindCategory(name) is { } known) return known;
        var key = _addCategory.Bind(1, name).Scalar();
        _categoryKeys.Add(name, key);
        return key;
    }

    /// <summary>The key of an event type, which is added if need be. Within a write transaction only.</summary>
    public long TypeKey(EventType type)
    {
        if (_typeKeys.TryGetValue(type, out var key)) return key;
        _findType.Bind(1, type.Name).Bind(2, type.SchemaVersion);
        if (_findType.Step())
        {
            key = _findType.Int64(0);
            _findType.Reset();
        }
        else
        {
            key = _addType.Bind(1, type.Name).Bind(2, type.SchemaVersion).Scalar();
        }

        _typeKeys.Add(type, key);
        return key;
    }

    public string Category(long key)
    {
        if (_categories.TryGetValue(key, out var name)) return name;
        if (!_categoryName.Bind(1, key).Step()) throw session.Damage($"category {key} is missing");
        _categories.Add(key, name = _categoryName.Text(0));
        _categoryName.Reset();
        return name;
    }

    public EventType Type(long key)
    {
        if (_types.TryGetValue(key, out var type)) return type;
        if (!_typeName.Bind(1, key).Step()) throw session.Damage($"event type {key} is missing");
        // Interned, so that a switch over literals compares references.
        _types.Add(key, type = new EventType(string.Intern(_typeName.Text(0)), (int)_typeName.Int64(1)));
        _typeName.Reset();
        return type;
    }

    /// <summary>Forgets keys that a transaction added and took back.</summary>
    public void Forget()
    {
        _categoryKeys.Clear();
        _typeKeys.Clear();
    }
}
