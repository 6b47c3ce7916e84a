using System.Text;
using Npgsql;

namespace DomainFx.Postgres.Connections;

/// <summary>Checks options, and makes of them what Npgsql wants.</summary>
internal static class PostgresSettings
{
    private const int MaxNameBytes = 63;

    public static void Check(PostgresStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _ = QuotedSchema(options.Schema);
        if (options.DataSource is not null == options.ConnectionString is not null)
            throw new ArgumentException($"Give {nameof(options.ConnectionString)} or {nameof(options.DataSource)}, one of them.", nameof(options));
        if (options.ConnectionString is { } text && string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Host))
            throw new ArgumentException("The connection string names no Host.", nameof(options));
        _ = new NpgsqlConnectionStringBuilder(options.ListenConnectionString);
    }

    /// <summary>A schema's name as it stands in SQL.</summary>
    public static string QuotedSchema(string schema)
    {
        ArgumentException.ThrowIfNullOrEmpty(schema);
        // It also stands within string literals and function bodies, where a quotation mark would end them.
        if (schema.AsSpan().ContainsAny("\"'\\$") || schema.Any(char.IsControl) || Encoding.UTF8.GetByteCount(schema) > MaxNameBytes)
            throw new ArgumentException($"'{schema}' cannot be the schema: give a name of at most {MaxNameBytes} bytes without quotation marks, backslashes, dollar signs and control characters.", nameof(schema));
        return $"\"{schema}\"";
    }

    public static NpgsqlDataSource CreateDataSource(PostgresStoreOptions options)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            // The store leaves nothing behind on a connection that would have to be cleaned up.
            NoResetOnClose = true,
        };
        if (!settings.ContainsKey("Read Buffer Size")) settings.ReadBufferSize = 32 * 1024;
        settings.ApplicationName ??= "DomainFx";
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        return builder.Build();
    }
}
