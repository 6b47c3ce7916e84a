using DomainFx.Postgres.Connections;
using Npgsql;

namespace DomainFx.Postgres.Tests.Connections;

/// <summary>What the store sets on the connections that it makes, where the user says nothing.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void Pages_are_read_into_a_larger_buffer_and_no_encryption_by_GSS_is_tried()
    {
        using var source = PostgresSettings.CreateDataSource(new PostgresStoreOptions { ConnectionString = "Host=127.0.0.1" });
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        Assert.Equal((32 * 1024, GssEncryptionMode.Disable), (settings.ReadBufferSize, settings.GssEncryptionMode));
    }

    [Fact]
    public void What_the_user_says_is_kept()
    {
        using var source = PostgresSettings.CreateDataSource(new PostgresStoreOptions { ConnectionString = "Host=127.0.0.1;Read Buffer Size=9000;GSS Encryption Mode=Require;Application Name=bank" });
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        Assert.Equal((9_000, GssEncryptionMode.Require, "bank"), (settings.ReadBufferSize, settings.GssEncryptionMode, settings.ApplicationName));
    }
}
