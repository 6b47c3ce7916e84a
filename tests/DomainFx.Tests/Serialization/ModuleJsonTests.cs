using System.Text.Json;
using DomainFx.Generated.DomainFx.Tests.Serialization;
using DomainFx.Runtime;

namespace DomainFx.Tests.Serialization;

public sealed class ModuleJsonTests
{
    private static readonly JsonSerializerOptions Options = new() { TypeInfoResolver = new ModuleJsonTypeInfoResolver(new Module()) };

    [Fact]
    public void System_Text_Json_writes_and_reads_events_by_their_codecs()
    {
        var json = JsonSerializer.Serialize(new PriceChanged(2.5m, "EUR"), Options);
        Assert.Equal("""{"price":2.5,"currency":"EUR"}""", json);
        Assert.Equal(new PriceChanged(2.5m, "EUR"), JsonSerializer.Deserialize<PriceChanged>(json, Options));
    }

    [Fact]
    public void A_failure_is_a_JsonException_with_the_path()
    {
        var exception = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PriceChanged>("""{"price":"x"}""", Options));
        Assert.Equal("$.price", exception.Path);
    }

    [Fact]
    public void Other_types_are_left_to_others() =>
        Assert.Null(new ModuleJsonTypeInfoResolver(new Module()).GetTypeInfo(typeof(string), Options));

    private sealed class Module : DomainModule
    {
        public override string Name => "Test";

        public override int GeneratedFor => RuntimeVersion;

        public override IReadOnlyList<EventContract> Events => [PriceChangedContract.Instance];

        public override System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver JsonTypeInfoResolver => new ModuleJsonTypeInfoResolver(this);
    }
}
