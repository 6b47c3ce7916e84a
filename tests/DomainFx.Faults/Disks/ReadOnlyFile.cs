namespace DomainFx.Faults.Disks;

/// <summary>A file that cannot be written, in a folder that can.</summary>
internal sealed class ReadOnlyFile : IAsyncDisposable
{
    private readonly string _file;

    private ReadOnlyFile(string file) => _file = file;

    /// <summary>Makes a file read-only. Root may write every file, so for root it is mounted so; skips the test where that is not allowed.</summary>
    public static async Task<ReadOnlyFile> ProtectAsync(string file)
    {
        if (!Environment.IsPrivilegedProcess) File.SetAttributes(file, FileAttributes.ReadOnly);
        else if (!await Mounting.RunAsync("mount", "--bind", file, file)) Assert.Skip("mounting a file is not allowed here");
        else Assert.True(await Mounting.RunAsync("mount", "-o", "remount,ro,bind", file), "the file could not be mounted read-only");
        return new ReadOnlyFile(file);
    }

    /// <summary>Makes it writable again, whoever has it open.</summary>
    public async Task AllowWritingAsync()
    {
        if (!Environment.IsPrivilegedProcess) File.SetAttributes(_file, FileAttributes.Normal);
        else Assert.True(await Mounting.RunAsync("mount", "-o", "remount,rw,bind", _file), "the file could not be made writable again");
    }

    public async ValueTask DisposeAsync()
    {
        if (!Environment.IsPrivilegedProcess) File.SetAttributes(_file, FileAttributes.Normal);
        else Assert.True(await Mounting.RunAsync("umount", _file), "the file could not be unmounted");
    }
}
