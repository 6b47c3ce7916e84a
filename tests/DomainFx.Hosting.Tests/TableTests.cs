using DomainFx.Hosting.Tests.Model;

namespace DomainFx.Hosting.Tests;

/// <summary>What the table of a read model looks like to whoever queries it with SQL.</summary>
public sealed class TableTests
{
    [Fact]
    public async Task On_postgres_each_property_is_a_typed_column()
    {
        await using var temporary = new TemporaryDomain("postgres");
        await FillAsync(temporary);
        Assert.Equal(13, await temporary.SqlAsync(
            """
            SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'account_balance' AND (column_name, data_type) IN (
                ('account_id', 'text'), ('balance', 'bigint'), ('status', 'text'), ('average', 'numeric'), ('ratio', 'double precision'), ('is_even', 'boolean'), ('last_event', 'uuid'),
                ('last_position', 'bigint'), ('updated_at', 'timestamp with time zone'), ('last_day', 'date'), ('city', 'text'), ('notes', 'jsonb'), ('mark', 'bytea'))
            """));
        Assert.Equal(1, await temporary.SqlAsync("SELECT count(*) FROM account_balance WHERE account_id = 'a' AND status = 'Rich' AND city IS NULL AND notes -> 0 ->> 'text' = 'deposit 2000'"));
    }

    [Fact]
    public async Task On_sqlite_each_property_is_a_typed_column()
    {
        await using var temporary = new TemporaryDomain("sqlite");
        await FillAsync(temporary);
        Assert.Equal(9, await temporary.SqlAsync(
            """
            SELECT count(*) FROM pragma_table_info('account_balance__v1') WHERE (name, type) IN (VALUES
                ('account_id', 'TEXT'), ('balance', 'INTEGER'), ('status', 'TEXT'), ('average', 'TEXT'), ('ratio', 'REAL'), ('is_even', 'INTEGER'), ('updated_at', 'TEXT'), ('notes', 'TEXT'), ('mark', 'BLOB'))
            """));
        Assert.Equal(1, await temporary.SqlAsync("SELECT count(*) FROM account_balance WHERE account_id = 'a' AND status = 'Rich' AND city IS NULL AND notes ->> '$[0].text' = 'deposit 2000'"));
    }

    [Theory]
    [InlineData("sqlite", "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'account_balance__v1' AND sql LIKE '%(\"status\")%'")]
    [InlineData("postgres", "SELECT count(*) FROM pg_indexes WHERE schemaname = current_schema() AND tablename = 'account_balance__v1' AND indexdef LIKE '%(status)%'")]
    public async Task An_indexed_property_has_an_index(string store, string count)
    {
        await using var temporary = new TemporaryDomain(store);
        await FillAsync(temporary);
        Assert.Equal(1, await temporary.SqlAsync(count));
    }

    private static async Task FillAsync(TemporaryDomain temporary)
    {
        await using ProjectionWorker worker = await temporary.StartAsync();
        await temporary.Domain.Account("a").DepositAsync(2_000, new CommandOptions { WaitFor = [typeof(AccountBalance)], WaitTimeout = TimeSpan.FromSeconds(20) });
    }
}
