using System.Buffers;
using System.Text;
using Npgsql;

namespace DomainFx.Postgres.Connections;

/// <summary>Checks options, and makes of them what Npgsql wants.</summary>
internal static class PostgresSettings
{
    private const int MaxNameBytes = 63;
    private static readonly SearchValues<char> Meaningful = SearchValues.Create("\"'\\$%{}");

    public static void Check(PostgresStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _ = QuotedSchema(options.Schema);
        if (options.DataSource is not null == options.ConnectionString is not null)
            throw new ArgumentException($"Give {nameof(options.ConnectionString)} or {nameof(options.DataSource)}, one of them.", nameof(options));
        if (options.ConnectionString is { } text && string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Host))
            throw new ArgumentException("The connection string names no Host.", nameof(options));
        if (options.ListenConnectionString is { } listen && string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(listen).Host))
            throw new ArgumentException($"{nameof(options.ListenConnectionString)} names no Host.", nameof(options));
    }

    /// <summary>A schema's name as it stands in SQL.</summary>
    public static string QuotedSchema(string schema) => QuotedName(schema, nameof(schema));

    /// <summary>The name of a schema or a role as it stands in SQL.</summary>
    public static string QuotedName(string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        // It also stands within string literals, function bodies and format strings, where these mean something.
        if (name.AsSpan().ContainsAny(Meaningful) || HasControl(name) || Encoding.UTF8.GetByteCount(name) > MaxNameBytes)
            throw new ArgumentException($"'{name}' cannot be the {parameter}: give a name of at most {MaxNameBytes} bytes without quotation marks, backslashes, control characters and any of $ % {{ }}.", parameter);
        return $"\"{name}\"";
    }

    private static bool HasControl(string name)
    {
        foreach (var character in name)
        {
            if (char.IsControl(character)) return true;
        }

        return false;
    }

    public static NpgsqlDataSource CreateDataSource(PostgresStoreOptions options)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            // The store leaves nothing behind on a connection that would have to be cleaned up.
            NoResetOnClose = true,
            // Preparing a statement takes the connection's time-out, not the statement's.
            CommandTimeout = (int)Math.Ceiling(options.CommandTimeout.TotalSeconds),
        };
        // Not ContainsKey, which is true of whatever could be set.
        if (!settings.ShouldSerialize("Read Buffer Size")) settings.ReadBufferSize = 32 * 1024;
        settings.ApplicationName ??= "DomainFx";
        return Build(settings);
    }

    /// <summary>Where the one connection that listens comes from: no pool, and signs of life, since it is silent for long.</summary>
    public static NpgsqlDataSource CreateListenSource(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        if (settings.KeepAlive == 0) settings.KeepAlive = 30;
        settings.ApplicationName ??= "DomainFx listener";
        return Build(settings);
    }

    private static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder settings)
    {
        // Preferred by default, and then tried first: each new connection would begin with a round trip for it, which few servers answer with yes.
        if (!settings.ShouldSerialize("GSS Encryption Mode") && Environment.GetEnvironmentVariable("PGGSSENCMODE") is null) settings.GssEncryptionMode = GssEncryptionMode.Disable;
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        builder.EnableIntegratedSecurity();
        return builder.Build();
    }
}
