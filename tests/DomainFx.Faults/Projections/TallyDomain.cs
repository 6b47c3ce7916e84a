using DomainFx.Postgres;

namespace DomainFx.Faults.Projections;

/// <summary>The domain whose projections are tortured.</summary>
internal static class TallyDomain
{
    /// <summary>Opens it on a SQLite file, or with a connection string of PostgreSQL.</summary>
    public static Domain Open(string place) => Domain.Create(domain =>
    {
        domain.AddDomainFxFaults();
        if (IsPostgres(place)) domain.UsePostgres(new PostgresStoreOptions { ConnectionString = place });
        else domain.UseSqlite($"Data Source={place}");
    });

    public static bool IsPostgres(string place) => place.StartsWith("Host=", StringComparison.Ordinal);
}
