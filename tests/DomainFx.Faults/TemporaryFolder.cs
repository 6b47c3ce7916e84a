namespace DomainFx.Faults;

/// <summary>A folder of its own for a test's database files.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("domainfx-faults-");

    public string Name => _folder.FullName;

    public string File => Path.Combine(_folder.FullName, "store.db");

    public void Dispose() => _folder.Delete(recursive: true);
}
