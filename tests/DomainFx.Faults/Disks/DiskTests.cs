using DomainFx.Sqlite;
using DomainFx.Stores;

namespace DomainFx.Faults.Disks;

/// <summary>Disks that are full or read-only: a typed failure, and nothing half written.</summary>
public sealed class DiskTests
{
    [Fact]
    public async Task A_full_disk_fails_appends_that_can_be_repeated_once_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 3);
        var ballast = Path.Combine(Path.GetDirectoryName(disk.File)!, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[1024 * 1024]);
        await using var store = new SqliteEventStore(new SqliteStoreOptions { ConnectionString = $"Data Source={disk.File}" });
        var (answered, failed) = (new List<StreamAppend>(), new List<StreamAppend>());
        for (var i = 0; failed.Count < 8; i++)
        {
            Assert.True(i < 10_000, "the disk never became full");
            var appends = Enumerable.Range(0, 8).Select(stream => Append($"s{stream}", i)).ToArray();
            var tasks = appends.Select(append => store.AppendAsync(append).AsTask()).ToArray();
            for (var k = 0; k < tasks.Length; k++)
            {
                if (await Record.ExceptionAsync(() => tasks[k]) is not { } exception)
                {
                    answered.Add(appends[k]);
                    continue;
                }

                var full = Assert.IsType<EventStoreException>(exception);
                Assert.Contains(disk.File, full.Message, StringComparison.Ordinal);
                Assert.Contains("full. Make room and try again", full.Message, StringComparison.Ordinal);
                failed.Add(appends[k]);
            }
        }

        await ExpectAsync(store, answered);
        File.Delete(ballast);
        foreach (var append in failed) await store.AppendAsync(append);
        await ExpectAsync(store, [.. answered, .. failed]);
    }

    [Fact]
    public async Task A_read_only_disk_refuses_appends_and_says_so()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 3);
        await using (var store = new SqliteEventStore(new SqliteStoreOptions { ConnectionString = $"Data Source={disk.File}" })) await store.AppendAsync(Append("a", 1));
        Assert.True(await disk.MakeReadOnlyAsync());
        await using var readOnly = new SqliteEventStore(new SqliteStoreOptions { ConnectionString = $"Data Source={disk.File}" });
        var refused = await Assert.ThrowsAsync<EventStoreException>(() => readOnly.AppendAsync(Append("a", 2)).AsTask());
        Assert.Contains(disk.File, refused.Message, StringComparison.Ordinal);
        Assert.Contains("may write the file and its folder", refused.Message, StringComparison.Ordinal);
        Assert.False(refused.IsTransient);
    }

    [Fact]
    public async Task A_read_only_file_refuses_appends_and_says_so()
    {
        using var folder = new TemporaryFolder();
        await using (var store = new SqliteEventStore(new SqliteStoreOptions { ConnectionString = $"Data Source={folder.File}" })) await store.AppendAsync(Append("a", 1));
        await using var protection = await ReadOnlyFile.ProtectAsync(folder.File);
        await using var readOnly = new SqliteEventStore(new SqliteStoreOptions { ConnectionString = $"Data Source={folder.File}" });
        var refused = await Assert.ThrowsAsync<EventStoreException>(() => readOnly.AppendAsync(Append("a", 2)).AsTask());
        Assert.Contains($"'{folder.File}' is read-only", refused.Message, StringComparison.Ordinal);
        Assert.Equal(3, await readOnly.GetHeadAsync());
    }

    private static StreamAppend Append(string stream, int number) => new()
    {
        Stream = new StreamId("disk", stream),
        Expected = ExpectedVersion.Any,
        Command = new CommandKey(Guid.NewGuid(), number),
        Events = Enumerable.Range(0, 3).Select(_ => new EventData(Guid.NewGuid(), new EventType("written", 1), new byte[500], DateTimeOffset.UnixEpoch, EventMetadata.Empty)).ToArray(),
    };

    private static async Task ExpectAsync(SqliteEventStore store, List<StreamAppend> appends)
    {
        var stored = new List<Guid>();
        for (var after = 0L; ;)
        {
            using var page = await store.ReadAllAsync(after, EventFilter.All, 1_000);
            for (var i = 0; i < page.Count; i++) stored.Add(page[i].EventId);
            after = page.NextPosition;
            if (!page.HasMore) break;
        }

        Assert.Equal(appends.SelectMany(append => append.Events.ToArray()).Select(one => one.EventId).Order(), stored.Order());
    }
}
