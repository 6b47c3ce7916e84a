using System.Text;
using DomainFx.Serialization;
using DomainFx.Tests.Codecs.Contracts;

namespace DomainFx.Tests.Codecs;

/// <summary>What is written can be read: both sides draw the line at one depth.</summary>
public sealed class DepthTests
{
    // The event is one level, each tree two: its object, and the array within, which a leaf has as well.
    private const int Deepest = ((64 - 1) / 2) - 1;

    [Fact]
    public void The_deepest_value_that_can_be_written_can_be_read()
    {
        var shipment = new Shipment(Nested(Deepest));
        using var writer = new JsonWriter();
        TestContracts.Of<Shipment>().Write(writer, shipment);

        var read = TestContracts.Of<Shipment>().Read(1, writer.Written);

        Assert.Null(Properties.DeepEquality.Difference(shipment, read));
    }

    [Fact]
    public void A_deeper_value_is_refused_before_it_is_stored()
    {
        using var writer = new JsonWriter();

        var failure = Assert.Throws<JsonFormatException>(() => TestContracts.Of<Shipment>().Write(writer, new Shipment(Nested(Deepest + 1))));

        Assert.Contains("64 levels", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_holds_itself_is_refused()
    {
        List<Tree> children = [];
        children.Add(new Tree("itself", children));
        using var writer = new JsonWriter();

        Assert.Throws<JsonFormatException>(() => TestContracts.Of<Shipment>().Write(writer, new Shipment(children[0])));
    }

    [Fact]
    public void Deeper_json_is_refused() =>
        Assert.Throws<JsonFormatException>(() => TestContracts.Of<Shipment>().Read(
            1, Encoding.UTF8.GetBytes($"{{\"load\":{string.Concat(Enumerable.Repeat("{\"name\":\"\",\"children\":[", 5_000))}")));

    private static Tree Nested(int depth) => depth == 0 ? new Tree("leaf", []) : new Tree("node", [Nested(depth - 1)]);
}
