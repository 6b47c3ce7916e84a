using DomainFx.Postgres.Tests.Servers;
using Npgsql;

namespace DomainFx.Postgres.Tests.Fence;

/// <summary>A transaction of a user's own that calls the store's append function, as shipped.</summary>
internal sealed class RawAppends : IAsyncDisposable
{
    private readonly TestSchema _schema;
    private readonly NpgsqlConnection _connection;

    private RawAppends(TestSchema schema, NpgsqlConnection connection) => (_schema, _connection) = (schema, connection);

    public static async Task<RawAppends> BeginAsync(TestSchema schema)
    {
        await schema.ExecuteAsync("SELECT {schema}.register_v1(ARRAY['account'], ARRAY['tested'], ARRAY[1])");
        var raw = new RawAppends(schema, await schema.Database.OpenConnectionAsync());
        await raw.RunAsync("BEGIN");
        return raw;
    }

    /// <summary>The call that appends an event to a stream.</summary>
    public static string Append(string stream) =>
        $$"""
        SELECT {schema}.append_event_v1(
            (SELECT key FROM {schema}.categories WHERE name = 'account'), '{{stream}}', -1,
            (SELECT key FROM {schema}.event_types WHERE name = 'tested'), gen_random_uuid(), 0, '', '', 0, {schema}.server_mark_v1())
        """;

    public Task AppendAsync(string stream) => RunAsync(Append(stream));

    public async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(_schema.Named(sql), _connection);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
