using System.Text;
using DomainFx.Generated.DomainFx.Tests.Serialization;
using DomainFx.Runtime;

namespace DomainFx.Tests.Serialization;

[EventType("price-changed")]
public sealed record PriceChangedV1(int Cents);

[EventType("price-changed", Version = 2, FormerNames = ["price-set"])]
public sealed record PriceChangedV2(decimal Price)
{
    [Upcast]
    internal static PriceChangedV2 From(PriceChangedV1 old) => new(old.Cents / 100m);
}

#pragma warning disable DFX2054 // There never was a version 3: versions may be skipped.
[EventType("price-changed", Version = 4)]
public sealed record PriceChanged(decimal Price, string Currency)
{
#pragma warning disable IDE0051 // Generated code calls it.
    [Upcast]
    private static PriceChanged From(PriceChangedV2 old) => new(old.Price, "EUR");
}

public sealed class UpcastTests
{
    [Theory]
    [InlineData(1, """{"cents":250}""")]
    [InlineData(2, """{"price":2.5}""")]
    [InlineData(4, """{"price":2.5,"currency":"EUR"}""")]
    public void Every_version_becomes_the_latest(int version, string json) =>
        Assert.Equal(new PriceChanged(2.5m, "EUR"), PriceChangedContract.Instance.Read(version, Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    public void A_version_that_is_not_known_says_which_one_is(int version)
    {
        var exception = Assert.Throws<UnreadableSchemaVersionException>(() => PriceChangedContract.Instance.Read(version, "{}"u8));
        Assert.Equal(4, exception.NewestKnown);
    }

    [Fact]
    public void The_latest_contract_reads_the_names_and_versions_of_the_older_ones() =>
        Assert.Equal(
            [new EventType("price-changed", 4), new EventType("price-changed", 2), new EventType("price-set", 2), new EventType("price-changed", 1)],
            PriceChangedContract.Instance.Readable);
}
