using System.Text;
using DomainFx.Runtime;

namespace DomainFx.Tests.Codecs.Upcasts;

public sealed class UpcastTests
{
    private static readonly EventContract<Deposited> Contract = (EventContract<Deposited>)Generated.DomainFxTestsModule.Instance.Events.Single(contract => contract.ClrType == typeof(Deposited));

    [Theory]
    [InlineData(1, """{"cents":1050}""", "10.5", "EUR", "unknown")]
    [InlineData(2, """{"amount":7.25,"currency":"CHF"}""", "7.25", "CHF", "unknown")]
    [InlineData(3, """{"amount":7.25,"currency":"CHF","reason":"gift"}""", "7.25", "CHF", "gift")]
    public void Each_version_is_read_as_the_latest(int version, string json, string amount, string currency, string reason) =>
        Assert.Equal(new Deposited(decimal.Parse(amount), currency, reason), Contract.Read(version, Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_contract_says_what_it_reads() =>
        Assert.Equal(
            [new EventType("upcast-deposited", 1), new EventType("upcast-deposited", 2), new EventType("upcast-deposited", 3), new EventType("upcast-paid-in", 2)],
            Contract.Readable.OrderBy(type => type.Name, StringComparer.Ordinal).ThenBy(type => type.SchemaVersion));

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(-1)]
    public void Another_version_is_refused_and_the_newest_known_named(int version)
    {
        var refused = Assert.Throws<UnreadableSchemaVersionException>(() => Contract.Read(version, "{}"u8));

        Assert.Equal(3, refused.NewestKnown);
    }

    [Fact]
    public void Only_the_latest_version_is_registered() =>
        Assert.DoesNotContain(Generated.DomainFxTestsModule.Instance.Events, contract => contract.ClrType == typeof(DepositedV1) || contract.ClrType == typeof(DepositedV2));
}
