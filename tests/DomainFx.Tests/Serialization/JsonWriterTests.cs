using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DomainFx.Generated.DomainFx.Tests.Serialization;
using DomainFx.Serialization;

namespace DomainFx.Tests.Serialization;

public sealed class JsonWriterTests
{
    [Fact]
    public void Every_character_is_written_as_the_relaxed_encoder_writes_it()
    {
        var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var writer = new JsonWriter();
        for (var scalar = 0; scalar <= 0x10FFFF; scalar += scalar < 0x10000 ? 1 : 257)
        {
            if (scalar is >= 0xD800 and <= 0xDFFF) continue;
            var text = $"a{char.ConvertFromUtf32(scalar)}b";
            writer.Truncate(0);
            writer.WriteString(default, text);
            if (!writer.Written.SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(text, options)))
                Assert.Fail($"U+{scalar:X4} is written as {Encoding.UTF8.GetString(writer.Written)}");
        }
    }

    [Fact]
    public void Every_length_and_every_place_of_an_escape()
    {
        using var writer = new JsonWriter();
        for (var length = 0; length < 70; length++)
        {
            for (var place = -1; place < length; place++)
            {
                var text = new string('x', length).ToCharArray();
                if (place >= 0) text[place] = '"';
                writer.Truncate(0);
                writer.WriteString(default, new string(text));
                Assert.Equal('"' + new string(text).Replace("\"", "\\\"", StringComparison.Ordinal) + '"', Encoding.UTF8.GetString(writer.Written));
                var reader = new JsonReader(writer.Written);
                Assert.Equal(new string(text), reader.ReadString());
            }
        }
    }

    [Fact]
    public void An_unpaired_surrogate_is_refused_where_it_stands()
    {
        // Not as data of a theory: the runner cannot pass them on unchanged.
        foreach (var text in new[] { "\ud800", "a\udc00b", "0123456789abcdef\ud83d", "\ud83d\ud83d\ude00" })
        {
            using var writer = new JsonWriter();
            var exception = Assert.Throws<JsonFormatException>(() => DefaultsContract.Instance.Write(writer, new Defaults("n", Note: text)));
            Assert.Contains("unpaired surrogate", exception.Message, StringComparison.Ordinal);
            Assert.Equal("$.note", JsonPath.At(writer.Written, exception.Position));
        }
    }

    [Fact]
    public void A_null_that_may_not_be_is_refused_where_it_stands()
    {
        using var writer = new JsonWriter();
        var exception = Assert.Throws<JsonFormatException>(() => DefaultsContract.Instance.Write(writer, new Defaults("n") { Kept = null! }));
        Assert.Equal("$.kept", JsonPath.At(writer.Written, exception.Position));
        writer.Truncate(0);
        exception = Assert.Throws<JsonFormatException>(() => DefaultsContract.Instance.Write(writer, new Defaults("n") { Items = null! }));
        Assert.Equal("$.items", JsonPath.At(writer.Written, exception.Position));
    }

    [Fact]
    public void A_converter_is_not_asked_for_a_null_that_may_not_be()
    {
        var converter = new ReversedText();
        using var writer = new JsonWriter();
        Assert.Throws<JsonFormatException>(() => writer.WriteConverted(default, null!, converter));
        Assert.Throws<JsonFormatException>(() =>
        {
            var reader = new JsonReader("null"u8);
            return reader.ReadConverted(converter);
        });
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_JSON_lacks_is_refused(double value)
    {
        using var writer = new JsonWriter();
        Assert.Throws<JsonFormatException>(() => writer.WriteDouble(default, value));
        Assert.Throws<JsonFormatException>(() => writer.WriteSingle(default, (float)value));
        Assert.Throws<JsonFormatException>(() => writer.WriteHalf(default, (Half)value));
    }

    [Fact]
    public void Doubles_are_as_short_as_those_of_System_Text_Json_and_come_back()
    {
        var random = new Random(42);
        using var writer = new JsonWriter();
        for (var round = 0; round < 100_000; round++)
        {
            var value = (round % 3) switch
            {
                0 => BitConverter.Int64BitsToDouble(random.NextInt64()),
                1 => Math.Round(random.NextDouble() * Math.Pow(10, random.Next(16)), random.Next(5)),
                _ => random.Next() / 1000.0,
            };
            if (!double.IsFinite(value)) continue;
            writer.Truncate(0);
            writer.WriteDouble(default, value);
            Assert.Equal(JsonSerializer.Serialize(value), Encoding.UTF8.GetString(writer.Written));
            var reader = new JsonReader(writer.Written);
            Assert.Equal(value, reader.ReadDouble());
        }
    }

    [Fact]
    public void Writing_into_a_used_buffer_allocates_nothing()
    {
        using var writer = new JsonWriter();
        var value = new Reading(1, 2, 3.5m, "text", true, [1, 2, 3], new Address("street", 5, "city"));
        // The framework's own code boxes until the JIT has optimised it, which takes a moment.
        var settled = SpinWait.SpinUntil(() => AllocatedIn(1000) == 0, TimeSpan.FromSeconds(30));
        Assert.True(settled, $"1000 writes allocate {AllocatedIn(1000)} bytes.");

        long AllocatedIn(int rounds)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var round = 0; round < rounds; round++) Write();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        void Write()
        {
            writer.Truncate(0);
            ReadingContract.Instance.Write(writer, value);
        }
    }
}
