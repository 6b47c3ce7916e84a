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

    [Theory]
    [InlineData("per%cent")]
    [InlineData("{schema}")]
    [InlineData("dollar$")]
    [InlineData("quo\"te")]
    public void A_schema_whose_name_would_be_more_than_a_name_is_refused_at_once(string schema)
    {
        var thrown = Assert.Throws<ArgumentException>(() => new PostgresEventStore(new PostgresStoreOptions { ConnectionString = "Host=127.0.0.1", Schema = schema }));
        Assert.Contains($"'{schema}' cannot be the schema", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Notifications_come_from_a_server_that_is_named()
    {
        var thrown = Assert.Throws<ArgumentException>(() => new PostgresEventStore(new PostgresStoreOptions { ConnectionString = "Host=127.0.0.1", ListenConnectionString = "Username=bank" }));
        Assert.Contains("ListenConnectionString names no Host", thrown.Message, StringComparison.Ordinal);
    }
}
