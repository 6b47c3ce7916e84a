using System.Text;
using System.Text.Json;
using DomainFx.Generated.DomainFx.Tests.Serialization;
using DomainFx.Serialization;

namespace DomainFx.Tests.Serialization;

[EventType("reading")]
public sealed record Reading(int Small, long Big, decimal Money, string Text, bool Flag, List<int> Items, Address? Address = null);

/// <summary>The reader is as strict as System.Text.Json, and says where it failed.</summary>
public sealed class JsonReaderTests
{
    private const string Good = """{"small":1,"big":2,"money":1.50,"text":"t","flag":true,"items":[1,2]}""";

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("\"x\"")]
    [InlineData("""{"small":1,"big":2,"money":1.50,"text":"t","flag":true,"items":[1,2],}""")]
    [InlineData("""{,"small":1,"big":2,"money":1.50,"text":"t","flag":true,"items":[1,2]}""")]
    [InlineData("""{"small":1 "big":2,"money":1.50,"text":"t","flag":true,"items":[1,2]}""")]
    [InlineData("""{"small":1,,"big":2,"money":1.50,"text":"t","flag":true,"items":[1,2]}""")]
    [InlineData("""{"small" 1,"big":2,"money":1.50,"text":"t","flag":true,"items":[1,2]}""")]
    [InlineData("""{small:1,"big":2,"money":1.50,"text":"t","flag":true,"items":[1,2]}""")]
    [InlineData("""{'small':1,"big":2,"money":1.50,"text":"t","flag":true,"items":[1,2]}""")]
    [InlineData("""{"small":1,"big":2,"money":1.50,"text":"t","flag":true,"items":[1,2,]}""")]
    [InlineData("""{"small":1,"big":2,"money":1.50,"text":"t","flag":true,"items":[,1]}""")]
    [InlineData("""{"small":1,"big":2,"money":1.50,"text":"t","flag":true,"items":[1 2]}""")]
    [InlineData("""{"small":1,"big":2,"money":1.50,"text":"t","flag":true,"items":[1,2}""")]
    [InlineData("""{"small":1,"big":2,"money":1.50,"text":"t","flag":true,"items":[1,2]} x""")]
    [InlineData("""{"small":1,"big":2,"money":1.50,"text":"t","flag":true,"items":[1,2]}{}""")]
    [InlineData("""{/**/"small":1,"big":2,"money":1.50,"text":"t","flag":true,"items":[1,2]}""")]
    [InlineData("""{"skipped":01,"small":1,"big":2,"money":1.50,"text":"t","flag":true,"items":[1,2]}""")]
    [InlineData("""{"skipped":{"a":},"small":1,"big":2,"money":1.50,"text":"t","flag":true,"items":[1,2]}""")]
    [InlineData("""{"skipped":1{"small":1,"big":2,"money":1.50,"text":"t","flag":true,"items":[1,2]}""")]
    [InlineData("""{"x":[1,2]{"small":1,"big":2,"money":1.50,"text":"t","flag":true,"items":[1,2]}""")]
    public void A_malformed_document_is_refused(string json)
    {
        Assert.Throws<JsonFormatException>(() => Format.Read(ReadingContract.Instance, json));
        Assert.Throws<JsonException>(() => _ = JsonSerializer.Deserialize<Reading>(json, Format.Options) ?? throw new JsonException("null"));
    }

    [Theory]
    [InlineData("\"small\":1", "\"small\":01")]
    [InlineData("\"small\":1", "\"small\":-")]
    [InlineData("\"small\":1", "\"small\":+1")]
    [InlineData("\"small\":1", "\"small\":1x")]
    [InlineData("\"small\":1", "\"small\":1.0")]
    [InlineData("\"small\":1", "\"small\":1e2")]
    [InlineData("\"small\":1", "\"small\":2147483648")]
    [InlineData("\"small\":1", "\"small\":-2147483649")]
    [InlineData("\"small\":1", "\"small\":99999999999999999999999")]
    [InlineData("\"small\":1", "\"small\":\"1\"")]
    [InlineData("\"small\":1", "\"small\":null")]
    [InlineData("\"big\":2", "\"big\":9223372036854775808")]
    [InlineData("\"big\":2", "\"big\":-9223372036854775809")]
    [InlineData("\"big\":2", "\"big\":18446744073709551616")]
    [InlineData("\"money\":1.50", "\"money\":1.")]
    [InlineData("\"money\":1.50", "\"money\":.5")]
    [InlineData("\"money\":1.50", "\"money\":-")]
    [InlineData("\"money\":1.50", "\"money\":00.5")]
    [InlineData("\"money\":1.50", "\"money\":1.5.5")]
    [InlineData("\"money\":1.50", "\"money\":79228162514264337593543950336")]
    [InlineData("\"flag\":true", "\"flag\":True")]
    [InlineData("\"flag\":true", "\"flag\":tru")]
    [InlineData("\"flag\":true", "\"flag\":1")]
    [InlineData("\"text\":\"t\"", "\"text\":\"t")]
    [InlineData("\"text\":\"t\"", "\"text\":\"\\x\"")]
    [InlineData("\"text\":\"t\"", "\"text\":\"\\u12g4\"")]
    [InlineData("\"text\":\"t\"", "\"text\":\"a\nb\"")]
    [InlineData("\"text\":\"t\"", "\"text\":\"a\u0000b\"")]
    [InlineData("\"text\":\"t\"", "\"text\":5")]
    [InlineData("\"items\":[1,2]", "\"items\":{}")]
    [InlineData("\"items\":[1,2]", "\"items\":[null]")]
    public void A_malformed_or_unfitting_value_is_refused(string good, string bad)
    {
        var json = Good.Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(Good, json);
        Assert.Throws<JsonFormatException>(() => Format.Read(ReadingContract.Instance, json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Reading>(json, Format.Options));
    }

    [Theory]
    [InlineData("\"text\":\"t\"", "\"text\":null")]
    [InlineData("\"text\":\"t\"", "\"text\":\"\\ud800\"")]
    [InlineData("\"items\":[1,2]", "\"items\":null")]
    [InlineData("\"text\":\"t\",", "")]
    [InlineData("\"small\":1,", "")]
    public void What_System_Text_Json_would_lose_silently_is_refused(string good, string bad) =>
        Assert.Throws<JsonFormatException>(() => Format.Read(ReadingContract.Instance, Good.Replace(good, bad, StringComparison.Ordinal)));

    [Fact]
    public void Text_that_is_no_UTF8_is_refused()
    {
        var json = Encoding.UTF8.GetBytes(Good);
        json[Good.IndexOf("\"t\"", StringComparison.Ordinal) + 1] = 0xFF;
        Assert.Throws<JsonFormatException>(() => ReadingContract.Instance.Read(1, json));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("-0", 0)]
    [InlineData(" 7 ", 7)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("-2147483648", int.MinValue)]
    public void Whole_numbers(string text, int expected) =>
        Assert.Equal(expected, Format.Read(ReadingContract.Instance, Good.Replace("\"small\":1", $"\"small\":{text}", StringComparison.Ordinal)).Small);

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.10", "1.10")]
    [InlineData("1e2", "100")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("-0.0", "0.0")]
    [InlineData("123456789012345678901234567.89", "123456789012345678901234567.89")]
    public void Decimal_numbers(string text, string expected) =>
        Assert.Equal(expected, Format.Read(ReadingContract.Instance, Good.Replace("1.50", text, StringComparison.Ordinal)).Money.ToString().TrimStart('-'));

    [Theory]
    [InlineData("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t")]
    [InlineData("\\u0000", "\0")]
    [InlineData("\\u00e9\\uD83D\\uDE00", "\u00e9\U0001F600")]
    [InlineData("é漢\U0001F600", "é漢\U0001F600")]
    [InlineData("0123456789abcdef0123456789\\n", "0123456789abcdef0123456789\n")]
    public void Strings(string text, string expected) =>
        Assert.Equal(expected, Format.Read(ReadingContract.Instance, Good.Replace("\"t\"", $"\"{text}\"", StringComparison.Ordinal)).Text);

    [Fact]
    public void Names_may_be_escaped_and_the_last_of_two_wins()
    {
        var read = Format.Read(ReadingContract.Instance, """{"sm\u0061ll":1,"big":2,"small":5,"money":1.50,"text":"t","flag":true,"items":[1],"items":[3]}""");
        Assert.Equal(5, read.Small);
        Assert.Equal([3], read.Items);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Nesting_ends_at_64_levels(int inner, bool isAllowed)
    {
        var deep = string.Concat(Enumerable.Repeat("[", inner)) + string.Concat(Enumerable.Repeat("]", inner));
        var json = Good.Insert(1, $"\"deep\":{deep},");
        if (isAllowed) Assert.Equal(1, Format.Read(ReadingContract.Instance, json).Small);
        else Assert.Throws<JsonFormatException>(() => Format.Read(ReadingContract.Instance, json));
    }

    [Theory]
    [InlineData("\"small\":1", "\"small\":x", "$.small")]
    [InlineData("\"items\":[1,2]", "\"items\":[1,2,5000000000]", "$.items[2]")]
    [InlineData("\"flag\":true", "\"flag\":true,\"address\":{\"street\":5,\"number\":1}", "$.address.street")]
    [InlineData("\"flag\":true", "\"flag\":true,\"address\":{\"street\":\"s\"}", "$.address")]
    public void The_path_of_the_failure_is_known(string good, string bad, string path)
    {
        var json = Good.Replace(good, bad, StringComparison.Ordinal);
        var exception = Assert.Throws<JsonFormatException>(() => Format.Read(ReadingContract.Instance, json));
        Assert.Equal(path, JsonPath.At(Encoding.UTF8.GetBytes(json), exception.Position));
    }

    [Fact]
    public void A_missing_property_is_named_with_the_way_out()
    {
        var exception = Assert.Throws<JsonFormatException>(() => Format.Read(ReadingContract.Instance, """{"small":1,"text":"t","flag":true,"items":[]}"""));
        Assert.StartsWith("Required properties 'big', 'money' missing. Give the property a default value", exception.Message, StringComparison.Ordinal);
    }
}
