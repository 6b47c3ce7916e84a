namespace DomainFx.Packaging.Tests;

/// <summary>The schema lock as a user meets it: the package's targets, in a project of their own.</summary>
public class LockBuildTests(PackageFeed feed)
{
    private const string Verify = "-p:DomainFxLockMode=Verify";

    [Fact]
    public async Task A_lock_is_made_kept_and_held_to()
    {
        Consumer consumer = feed.NewConsumer("lock");
        consumer.WriteProject("Shop", "Library", """<PackageReference Include="DomainFx" Version="0.1.0" />""");
        string file = consumer.FileOf("Shop/domainfx.lock.json");

        // A project that stores nothing gets none, and is held to none.
        consumer.Write("Shop/Plain.cs", "namespace Shop;\n\n/// <summary>Stores nothing.</summary>\npublic sealed record Plain;\n");
        await consumer.BuildAsync("Shop", Verify);
        Assert.False(File.Exists(file));

        // Missing: an error where it is verified, written otherwise.
        Event(consumer, "int Count");
        Assert.Contains("DFX3009", await consumer.FailAsync("Shop", Verify), StringComparison.Ordinal);
        await consumer.BuildAsync("Shop");
        string first = await File.ReadAllTextAsync(file);
        Assert.Contains("\"count\": { \"type\": \"int\", \"required\": true }", first, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', first);

        // Nothing to write, nothing written; and CI is content.
        DateTime written = File.GetLastWriteTimeUtc(file);
        await consumer.BuildAsync("Shop");
        await consumer.BuildAsync("Shop", "-p:ContinuousIntegrationBuild=true");
        Assert.Equal(written, File.GetLastWriteTimeUtc(file));

        // What stored events survive is recorded; CI refuses it until then.
        Event(consumer, "int Count, string Note = \"\"");
        Assert.Contains("error DFX3009: Property 'note' of 'items-added' is new", await consumer.FailAsync("Shop", "-p:ContinuousIntegrationBuild=true"), StringComparison.Ordinal);
        await consumer.BuildAsync("Shop");
        Assert.Contains("\"note\"", await File.ReadAllTextAsync(file), StringComparison.Ordinal);

        // What they do not survive is an error, and changes nothing.
        string before = await File.ReadAllTextAsync(file);
        Event(consumer, "long Count, string Currency");
        string log = await consumer.FailAsync("Shop");
        Assert.Contains("error DFX3002: 'count' of 'items-added' is 'long', and was 'int'", log, StringComparison.Ordinal);
        Assert.Contains("error DFX3004", log, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(file));

        // Unless everything is accepted, which CI then holds the code to.
        await consumer.BuildAsync("Shop", "-p:DomainFxLockMode=Accept");
        await consumer.BuildAsync("Shop", Verify);
        Assert.Contains("\"note\": \"string\"", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_targets_share_a_lock_and_a_damaged_one_is_left_alone()
    {
        Consumer consumer = feed.NewConsumer("lock-targets");
        consumer.WriteProject("Shop", "Library", """<PackageReference Include="DomainFx" Version="0.1.0" />""");
        string project = consumer.FileOf("Shop/Shop.csproj");
        await File.WriteAllTextAsync(project, (await File.ReadAllTextAsync(project)).Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>", StringComparison.Ordinal));
        Event(consumer, "int Count");
        await consumer.BuildAsync("Shop");
        await consumer.BuildAsync("Shop", Verify);

        string file = consumer.FileOf("Shop/domainfx.lock.json");
        await File.WriteAllTextAsync(file, "<<<<<<< ours\n");
        Assert.Contains("error DFX3009: domainfx.lock.json cannot be read", await consumer.FailAsync("Shop"), StringComparison.Ordinal);
        Assert.Equal("<<<<<<< ours\n", await File.ReadAllTextAsync(file));
    }

    private static void Event(Consumer consumer, string properties) => consumer.Write("Shop/ItemsAdded.cs",
        $"""
        using DomainFx;

        namespace Shop;

        /// <summary>Items were put in.</summary>
        [EventType("items-added")] public sealed record ItemsAdded({properties});
        """);
}
