using DomainFx.Sqlite;

namespace DomainFx.Tests.BadInput;

public sealed class SqliteBadInputTests : BadInputTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("domainfx-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected override BadInputDomain Open() => new(new SqliteEventStore(new SqliteStoreOptions { ConnectionString = $"Data Source={Path.Combine(_folder, "events.db")}" }));
}
