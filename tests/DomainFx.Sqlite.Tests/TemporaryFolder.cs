namespace DomainFx.Sqlite.Tests;

/// <summary>A folder of its own for a test's database files.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("domainfx-sqlite-");

    public string File => Path.Combine(_folder.FullName, "store.db");

    public SqliteStoreOptions Options => new() { ConnectionString = $"Data Source={File}" };

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
