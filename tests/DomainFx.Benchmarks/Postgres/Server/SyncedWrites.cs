using DomainFx.Benchmarks.Frame;

namespace DomainFx.Benchmarks.Postgres.Server;

/// <summary>What a commit waits for at least: 8 kB over what a file holds already, and fsync.</summary>
internal sealed class SyncedWrites : Workload
{
    private const int BlockBytes = 8 * 1024;
    private const int Blocks = 2048;

    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _block = new byte[BlockBytes];
    private FileStream? _file;
    private int _next;

    public static Beside Beside() => new("fsync of 8 kB", new SyncedWrites());

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_file is not null) return;
        _file = new FileStream(_folder.File("synced"), FileMode.CreateNew, FileAccess.Write);
        for (var i = 0; i < Blocks; i++) await RandomAccess.WriteAsync(_file.SafeFileHandle, _block, (long)i * BlockBytes);
        RandomAccess.FlushToDisk(_file.SafeFileHandle);
    }

    public override ValueTask RunAsync(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            RandomAccess.Write(_file!.SafeFileHandle, _block, (long)(_next++ % Blocks) * BlockBytes);
            RandomAccess.FlushToDisk(_file.SafeFileHandle);
        }

        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_file is not null) await _file.DisposeAsync();
        _folder.Dispose();
        await base.DisposeAsync();
    }
}
