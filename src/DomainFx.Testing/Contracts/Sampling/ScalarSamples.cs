using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DomainFx.Testing;

/// <summary>Values without parts: every second one an extreme.</summary>
internal static class ScalarSamples
{
    private static readonly string[] Texts =
        ["", " ", "a", "Zoë", "日本語", "🏦 bank", "\"quoted\"", "back\\slash", "/slash/", "line\r\nbreak\ttab", "\0", "\u0001\u001f\u007f\u0085", "<script>&'+", "\u2028\u2029\ufeff\uffff", "null", "12", new string('x', 1_000), new string('户', 500)];

    private static readonly DateTimeOffset[] Moments =
    [
        DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch, new(2026, 3, 29, 2, 30, 0, TimeSpan.FromHours(2)),
        new(1, 1, 2, 0, 0, 0, TimeSpan.FromHours(14)), new DateTimeOffset(2026, 11, 22, 6, 5, 4, TimeSpan.FromMinutes(-210)).AddTicks(7),
    ];

    private static readonly Dictionary<Type, Func<Random, object>> Makers = new()
    {
        [typeof(bool)] = random => random.Next(2) == 0,
        [typeof(byte)] = random => (byte)random.Next(256),
        [typeof(sbyte)] = random => (sbyte)random.Next(-128, 128),
        [typeof(short)] = random => Pick(random, short.MinValue, short.MaxValue, (short)random.Next(short.MinValue, short.MaxValue)),
        [typeof(ushort)] = random => Pick(random, ushort.MinValue, ushort.MaxValue, (ushort)random.Next(ushort.MaxValue)),
        [typeof(int)] = random => Pick(random, 0, -1, int.MinValue, int.MaxValue, random.Next(1_000), random.Next()),
        [typeof(uint)] = random => Pick(random, 0u, uint.MaxValue, (uint)random.NextInt64(uint.MaxValue)),
        [typeof(long)] = random => Pick(random, 0L, -1L, long.MinValue, long.MaxValue, 1L << 53, (1L << 53) + 1, random.NextInt64()),
        [typeof(ulong)] = random => Pick(random, 0UL, ulong.MaxValue, (ulong)random.NextInt64()),
        [typeof(Int128)] = random => Pick(random, Int128.MinValue, Int128.MaxValue, random.NextInt64()),
        [typeof(UInt128)] = random => Pick(random, UInt128.MinValue, UInt128.MaxValue, (UInt128)random.NextInt64()),
        [typeof(BigInteger)] = random => Pick(random, BigInteger.Zero, BigInteger.Pow(-7, 60), random.NextInt64()),
        [typeof(Half)] = random => Pick(random, (Half)0, Half.MinValue, Half.MaxValue, Half.Epsilon, (Half)random.NextSingle()),
        [typeof(float)] = random => Pick(random, 0f, float.MinValue, float.MaxValue, float.Epsilon, 0.1f, random.NextSingle()),
        [typeof(double)] = random => Pick(random, 0d, -0d, double.MinValue, double.MaxValue, double.Epsilon, 0.1, 1e21, random.NextDouble()),
        [typeof(decimal)] = random => Pick(random, 0m, 0.00m, decimal.MinValue, decimal.MaxValue, 0.0000000000000000000000000001m, 12.50m, (decimal)random.Next() / 100),
        [typeof(char)] = random => Pick(random, 'a', '"', '\\', '\0', '户', '\uffff'),
        [typeof(string)] = random => Texts[random.Next(Texts.Length)],
        [typeof(Guid)] = random => Pick(random, Guid.Empty, Guid.AllBitsSet, AnyGuid(random)),
        [typeof(DateTimeOffset)] = random => Pick(random, Moments[random.Next(Moments.Length)], DateTimeOffset.UnixEpoch.AddTicks(random.NextInt64(10_000_000_000_000_000))),
        [typeof(DateTime)] = random => Pick(random, DateTime.MinValue, DateTime.MaxValue, DateTime.UnixEpoch, DateTime.UnixEpoch.AddTicks(random.NextInt64(10_000_000_000_000_000)), new DateTime(2026, 1, 2, 3, 4, 5)),
        [typeof(DateOnly)] = random => Pick(random, DateOnly.MinValue, DateOnly.MaxValue, DateOnly.FromDayNumber(random.Next(800_000))),
        [typeof(TimeOnly)] = random => Pick(random, TimeOnly.MinValue, TimeOnly.MaxValue, new TimeOnly(random.NextInt64(TimeOnly.MaxValue.Ticks))),
        [typeof(TimeSpan)] = random => Pick(random, TimeSpan.Zero, TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromTicks(random.NextInt64())),
        [typeof(Uri)] = random => Pick(random, new Uri("https://example.org/a%20b?c=ü#d"), new Uri("relative/path", UriKind.Relative), new Uri("urn:isbn:1")),
        [typeof(Version)] = random => Pick(random, new Version(1, 0), new Version(1, 2, 3), new Version(1, 2, 3, int.MaxValue)),
        [typeof(byte[])] = Bytes,
        [typeof(Memory<byte>)] = random => new Memory<byte>(Bytes(random)),
        [typeof(ReadOnlyMemory<byte>)] = random => new ReadOnlyMemory<byte>(Bytes(random)),
        [typeof(JsonElement)] = random => JsonDocument.Parse(Json(random)).RootElement.Clone(),
        [typeof(JsonNode)] = random => JsonNode.Parse(Json(random))!,
        [typeof(JsonObject)] = _ => new JsonObject { ["a"] = 1 },
        [typeof(JsonArray)] = _ => new JsonArray(1, "two"),
    };

    public static object? TryMake(Type type, Random random) => Makers.TryGetValue(type, out var make) ? make(random) : null;

    private static object Pick<T>(Random random, params ReadOnlySpan<T> values)
        where T : notnull => values[random.Next(values.Length)];

    private static Guid AnyGuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(5) == 0 ? 5_000 : random.Next(20)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Json(Random random) => random.Next(3) switch { 0 => "{\"a\":[1,null,\"x\"]}", 1 => "[true]", _ => "12.5" };
}
