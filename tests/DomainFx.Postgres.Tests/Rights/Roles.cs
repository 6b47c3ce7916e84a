using DomainFx.Postgres.Tests.Servers;
using Npgsql;

namespace DomainFx.Postgres.Tests.Rights;

/// <summary>A store whose schema belongs to one role, and three more roles: one may append, one may read, one may nothing.</summary>
internal sealed class Roles : IAsyncDisposable
{
    private const string Password = "only-for-this-test";
    private readonly TestSchema _schema;
    private readonly string _owner;

    private Roles(TestSchema schema)
    {
        _schema = schema;
        (_owner, Writer, Reader, Stranger) = ($"{schema.Name}_owner", $"{schema.Name}_writer", $"{schema.Name}_reader", $"{schema.Name}_stranger");
    }

    public string Writer { get; }

    public string Reader { get; }

    public string Stranger { get; }

    private IEnumerable<string> All => [_owner, Writer, Reader, Stranger];

    public static async Task<Roles> CreateAsync(string connectionString)
    {
        var roles = new Roles(new TestSchema(connectionString));
        foreach (var role in roles.All) await roles._schema.ExecuteAsync($"CREATE ROLE \"{role}\" LOGIN PASSWORD '{Password}'");
        await roles._schema.ExecuteAsync($"CREATE SCHEMA {{schema}} AUTHORIZATION \"{roles._owner}\"");
        await PostgresSchema.MigrateAsync(roles.Options(roles._owner));
        await roles.ExecuteAsAsync(roles._owner, PostgresSchema.GrantScript(roles.Writer, mayAppend: true, roles._schema.Name));
        await roles.ExecuteAsAsync(roles._owner, PostgresSchema.GrantScript(roles.Reader, mayAppend: false, roles._schema.Name));
        return roles;
    }

    /// <summary>Partitions the store, as its owner.</summary>
    public async Task PartitionAsync()
    {
        await ExecuteAsAsync(_owner, $"BEGIN;\n{PostgresSchema.PartitionScript(5, _schema.Name)}\nCOMMIT");
        await PostgresSchema.AddPartitionsAsync(Options(_owner));
    }

    public PostgresEventStore OpenAs(string role) => new(Options(role) with { MigrateOnStart = false });

    public string Named(string sql) => _schema.Named(sql);

    public async Task<NpgsqlConnection> ConnectAsAsync(string role)
    {
        var connection = new NpgsqlConnection(Options(role).ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async Task ExecuteAsAsync(string role, string sql)
    {
        await using var database = NpgsqlDataSource.Create(Options(role).ConnectionString!);
        await using var command = database.CreateCommand(_schema.Named(sql));
        await command.ExecuteNonQueryAsync();
    }

    public Task ExecuteAsOwnerAsync(string sql) => ExecuteAsAsync(_owner, sql);

    public async ValueTask DisposeAsync()
    {
        await _schema.ExecuteAsync("DROP SCHEMA {schema} CASCADE");
        foreach (var role in All) await _schema.ExecuteAsync($"DROP OWNED BY \"{role}\"; DROP ROLE \"{role}\"");
        await _schema.DisposeAsync();
    }

    private PostgresStoreOptions Options(string role) => _schema.Options with
    {
        ConnectionString = new NpgsqlConnectionStringBuilder(_schema.ConnectionString) { Username = role, Password = Password, MaxPoolSize = 4 }.ConnectionString,
    };
}
