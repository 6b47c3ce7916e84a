using System.Collections.Concurrent;
using DomainFx.Hosting.Tests.Model;
using DomainFx.Postgres;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DomainFx.Hosting.Tests;

/// <summary>What is sent to PostgreSQL for rows that commit with an append.</summary>
public sealed class InlineStatementTests
{
    [Fact]
    public async Task Rows_go_with_the_append_in_one_statement_and_are_not_read_where_aggregates_are_kept()
    {
        var sent = new SentStatements();
        var builder = new NpgsqlDataSourceBuilder(PostgresFixture.ConnectionString);
        builder.UseLoggerFactory(sent);
        await using NpgsqlDataSource source = builder.Build();
        await using Domain domain = Domain.Create(domain => domain.AddDomainFxHostingTests()
            .UsePostgres(new PostgresStoreOptions { DataSource = source, Schema = $"t{Guid.NewGuid():N}" }).Configure(options => options.CachedAggregates = 100));
        await domain.Wallet("a").FillAsync(1);
        sent.Clear();
        for (int amount = 2; amount <= 11; amount++) await domain.Wallet("a").FillAsync(amount);

        List<string> about = [.. sent.Statements.Where(sql => sql.Contains("wallet_content", StringComparison.Ordinal))];
        Assert.Equal(10, about.Count);
        Assert.All(about, sql => Assert.Contains("append_v1", sql, StringComparison.Ordinal));
        Assert.Equal(10, sent.Statements.Count(sql => sql.Contains("append", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(1, 11).Select(amount => (long)amount), (await domain.WalletContent().FindAsync("a"))!.Amounts);
    }

    /// <summary>Notes what Npgsql says that it has executed.</summary>
    private sealed class SentStatements : ILoggerFactory, ILogger
    {
        private readonly ConcurrentQueue<string> _statements = new();

        public IReadOnlyList<string> Statements => [.. _statements];

        public void Clear() => _statements.Clear();

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            string line = formatter(state, exception);
            if (logLevel == LogLevel.Information && line.Contains("executi", StringComparison.OrdinalIgnoreCase)) _statements.Enqueue(line);
        }

        public void Dispose()
        {
        }
    }
}
