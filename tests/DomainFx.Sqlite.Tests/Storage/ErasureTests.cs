using System.Text;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Tests.Storage;

public sealed class ErasureTests : IDisposable
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("4929-1234-5678-9012");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Erased_data_is_in_no_file_any_more()
    {
        await using var store = new SqliteEventStore(_folder.Options);
        for (var i = 0; i < 100; i++) await store.AppendAsync($"s{i % 3}", TestEvents.Event([.. Secret, .. new byte[i * 50]]));
        await store.SaveSnapshotAsync(new Snapshot(TestEvents.Stream("s1"), 1, 3, Secret));
        Assert.True(Occurrences() >= 100);
        for (var i = 0; i < 3; i++) await store.DeleteStreamAsync(TestEvents.Stream($"s{i}"), ExpectedVersion.Any);
        Assert.Equal(0, Occurrences());
    }

    [Fact]
    public async Task A_deleted_stream_takes_no_snapshot_and_no_remembered_command_with_it()
    {
        await using var store = new SqliteEventStore(_folder.Options);
        var append = new StreamAppend { Stream = TestEvents.Stream("a"), Expected = ExpectedVersion.Any, Events = new[] { TestEvents.Event() }, Command = new CommandKey(Guid.NewGuid(), 1) };
        await store.AppendAsync(append);
        await store.DeleteStreamAsync(append.Stream, ExpectedVersion.Exactly(1));
        await store.SaveSnapshotAsync(new Snapshot(append.Stream, 1, 1, Secret));
        await Assert.ThrowsAsync<StreamClosedException>(() => store.AppendAsync(append).AsTask());
        Assert.Equal(0, Occurrences());
    }

    private int Occurrences()
    {
        var count = 0;
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_folder.File)!, "store.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            for (var rest = bytes.AsSpan(); rest.IndexOf(Secret) is >= 0 and var found; count++) rest = rest[(found + Secret.Length)..];
        }

        return count;
    }
}
