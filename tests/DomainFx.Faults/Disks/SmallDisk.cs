namespace DomainFx.Faults.Disks;

/// <summary>A file system of a few megabytes of its own. Only root can mount one.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("domainfx-disk-");

    private SmallDisk()
    {
    }

    public string File => Path.Combine(_folder.FullName, "store.db");

    /// <summary>Mounts one; skips the test where that is not allowed.</summary>
    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var disk = new SmallDisk();
        if (await Mounting.RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk._folder.FullName)) return disk;
        disk._folder.Delete();
        Assert.Skip("mounting a small file system is not allowed here");
        return disk;
    }

    public Task<bool> MakeReadOnlyAsync() => Mounting.RunAsync("mount", "-o", "remount,ro", _folder.FullName);

    public async ValueTask DisposeAsync()
    {
        Assert.True(await Mounting.RunAsync("umount", _folder.FullName), "the small file system could not be unmounted");
        _folder.Delete();
    }
}
