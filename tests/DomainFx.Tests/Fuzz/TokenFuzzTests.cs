using System.Text;
using System.Text.Json;
using DomainFx.Serialization;
using DomainFx.Tests.Properties;

namespace DomainFx.Tests.Fuzz;

/// <summary>Each kind of value alone: many more mutations a second, and what one reads is what System.Text.Json reads, or both refuse.</summary>
public sealed class TokenFuzzTests
{
    private const int Seed = 99;
    private static readonly int Rounds = Environment.GetEnvironmentVariable("DOMAINFX_LONG") == "1" ? 40_000 : 4_000;

    private delegate T Reading<out T>(ref JsonReader reader);

    [Fact]
    public void Byte_values() => Agrees((ref r) => r.ReadByte());

    [Fact]
    public void SByte_values() => Agrees((ref r) => r.ReadSByte());

    [Fact]
    public void Int16_values() => Agrees((ref r) => r.ReadInt16());

    [Fact]
    public void UInt16_values() => Agrees((ref r) => r.ReadUInt16());

    [Fact]
    public void Int32_values() => Agrees((ref r) => r.ReadInt32());

    [Fact]
    public void UInt32_values() => Agrees((ref r) => r.ReadUInt32());

    [Fact]
    public void Int64_values() => Agrees((ref r) => r.ReadInt64());

    [Fact]
    public void UInt64_values() => Agrees((ref r) => r.ReadUInt64());

    [Fact]
    public void Int128_values() => Agrees((ref r) => r.ReadInt128());

    [Fact]
    public void UInt128_values() => Agrees((ref r) => r.ReadUInt128());

    [Fact]
    public void Half_values() => Agrees((ref r) => r.ReadHalf());

    [Fact]
    public void Single_values() => Agrees((ref r) => r.ReadSingle());

    [Fact]
    public void Double_values() => Agrees((ref r) => r.ReadDouble());

    [Fact]
    public void Decimal_values() => Agrees((ref r) => r.ReadDecimal());

    [Fact]
    public void Boolean_values() => Agrees((ref r) => r.ReadBoolean());

    [Fact]
    public void Char_values() => Agrees((ref r) => r.ReadChar());

    [Fact]
    public void String_values() => Agrees((ref r) => r.ReadString());

    [Fact]
    public void Guid_values() => Agrees((ref r) => r.ReadGuid());

    [Fact]
    public void Uri_values() => Agrees((ref r) => r.ReadUri());

    [Fact]
    public void Bytes_values() => Agrees((ref r) => r.ReadBytes());

    [Fact]
    public void DateTime_values() => Agrees((ref r) => r.ReadDateTime());

    [Fact]
    public void DateTimeOffset_values() => Agrees((ref r) => r.ReadDateTimeOffset());

    [Fact]
    public void DateOnly_values() => Agrees((ref r) => r.ReadDateOnly());

    [Fact]
    public void TimeOnly_values() => Agrees((ref r) => r.ReadTimeOnly());

    [Fact]
    public void TimeSpan_values() => Agrees((ref r) => r.ReadTimeSpan());

    private static void Agrees<T>(Reading<T> read)
        where T : notnull
    {
        var mutator = new Mutator(Seed);
        var corpus = Values.Sample<T>(200, Seed).Select(Reference.Write).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var json = corpus[round % corpus.Length];
            if (round >= corpus.Length) json = mutator.Mutate(json, corpus[(round * 7 + 3) % corpus.Length]);
            var ours = Ours(read, json);
            var theirs = Theirs<T>(json) is var value && IsInfinite(value) ? null : value;
            if (ours is null != theirs is null || DeepEquality.Difference(theirs, ours) is not null)
                Assert.Fail($"Round {round}: we read {ours ?? "nothing"}, System.Text.Json {theirs ?? "nothing"}, from\n{Convert.ToBase64String(json)}\n{Encoding.UTF8.GetString(json)}");
        }
    }

    // What is beyond the type's range, System.Text.Json reads as infinity, and we refuse.
    private static bool IsInfinite(object? value) => value is double and (double.PositiveInfinity or double.NegativeInfinity) || value is float and (float.PositiveInfinity or float.NegativeInfinity)
        || value is Half half && Half.IsInfinity(half);

    private static object? Ours<T>(Reading<T> read, byte[] json)
    {
        try
        {
            var reader = new JsonReader(json);
            var value = read(ref reader);
            reader.End();
            return value;
        }
        catch (JsonFormatException exception) when (exception.Position >= 0 && exception.Position <= json.Length)
        {
            return null;
        }
    }

    private static object? Theirs<T>(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Reference.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
