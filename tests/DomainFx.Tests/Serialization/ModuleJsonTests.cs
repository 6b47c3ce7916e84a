using System.Text.Json;
using DomainFx.Generated.DomainFx.Tests.Serialization;
using DomainFx.Runtime;
using DomainFx.Serialization;

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

    [Theory]
    [InlineData("\"7\"")]
    [InlineData("7")]
    public void Ids_are_their_stored_text_and_read_from_numbers_too(string json)
    {
        var converter = new IdConverter<CustomerNumber>(id => id.Value.ToString(), text => new CustomerNumber(int.Parse(text)));
        var options = new JsonSerializerOptions { Converters = { converter } };
        Assert.Equal(new CustomerNumber(7), JsonSerializer.Deserialize<CustomerNumber>(json, options));
        Assert.Equal("\"7\"", JsonSerializer.Serialize(new CustomerNumber(7), options));
        Assert.Equal("{\"7\":1}", JsonSerializer.Serialize(new Dictionary<CustomerNumber, int> { [new(7)] = 1 }, options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CustomerNumber>("\"x\"", options));
    }

    private readonly record struct CustomerNumber(int Value);

    private sealed class Module : DomainModule
    {
        public override string Name => "Test";

        public override int GeneratedFor => RuntimeVersion;

        public override IReadOnlyList<EventContract> Events => [PriceChangedContract.Instance];

        public override System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver JsonTypeInfoResolver => new ModuleJsonTypeInfoResolver(this);
    }
}
