using System.Reflection;
using FsCheck;
using FsCheck.Fluent;

namespace DomainFx.Tests.Properties;

/// <summary>Values of the types that JSON has no parts for: what FsCheck makes, and the extremes of each type more often than chance would bring them.</summary>
internal static class Leaves
{
    private static readonly IArbMap Map = ArbMap.Default;

    private static readonly Dictionary<Type, Gen<object>> Known = new()
    {
        [typeof(bool)] = Of<bool>(),
        [typeof(byte)] = Of(byte.MinValue, byte.MaxValue),
        [typeof(sbyte)] = Of(sbyte.MinValue, sbyte.MaxValue),
        [typeof(short)] = Of(short.MinValue, short.MaxValue),
        [typeof(ushort)] = Of(ushort.MinValue, ushort.MaxValue),
        [typeof(int)] = Of(int.MinValue, int.MaxValue, -1, 0, 9, 10, 99, 100, 999_999_999, 1_000_000_000),
        [typeof(uint)] = Of(uint.MinValue, uint.MaxValue),
        [typeof(long)] = Of(long.MinValue, long.MaxValue, -1, 0, uint.MaxValue, 9_999_999_999_999_999, 1L << 53),
        [typeof(ulong)] = Of(ulong.MinValue, ulong.MaxValue, (ulong)long.MaxValue + 1),
        [typeof(Int128)] = Wide(Int128.MinValue, Int128.MaxValue, long.MinValue, ulong.MaxValue).Or(Of<long>(), value => (Int128)(long)value * long.MaxValue),
        [typeof(UInt128)] = Wide(UInt128.MinValue, UInt128.MaxValue, ulong.MaxValue).Or(Of<ulong>(), value => (UInt128)(ulong)value * ulong.MaxValue),
        [typeof(Half)] = Wide(Half.MaxValue, Half.MinValue, Half.Epsilon, Half.NegativeZero).Or(Of<ushort>(), value => Finite(BitConverter.UInt16BitsToHalf((ushort)value))),
        [typeof(float)] = Wide(float.MaxValue, float.MinValue, float.Epsilon, float.NegativeZero, 1e-7f, 16777216f, 0.1f).Or(Of<int>(), value => Finite(BitConverter.Int32BitsToSingle((int)value * 7919))),
        [typeof(double)] = Wide(double.MaxValue, double.MinValue, double.Epsilon, double.NegativeZero, 1e-7, 1e15, 1e16, 1e300, 0.1, 9007199254740993d)
            .Or(Of<long>(), value => Finite(BitConverter.Int64BitsToDouble((long)value * 1_099_511_628_211))),
        [typeof(decimal)] = Wide(decimal.MaxValue, decimal.MinValue, 1.0m, 1.10m, 0.0000000000000000000000000001m, 0.00m, -0.1m).Or(Of<decimal>(), value => (decimal)value is 0 ? 0m : value), // -0, which JSON has no word for: STJ writes 0
        [typeof(char)] = Gen.OneOf(Gen.Choose(0, 0xD7FF), Gen.Choose(0xE000, 0xFFFF), Gen.Choose(0, 0x7F)).Select(value => (object)(char)value),
        [typeof(string)] = Text().Select(value => (object)value),
        [typeof(Guid)] = Of(Guid.Empty, Guid.AllBitsSet),
        [typeof(Uri)] = Gen.Elements<object>(
            new Uri("https://example.org/a%20b?q=\u00e4&r=1#f"), new Uri("/relative/path", UriKind.Relative), new Uri("urn:isbn:0451450523"), new Uri("", UriKind.Relative)),
        [typeof(byte[])] = Gen.Choose(0, 70).SelectMany(length => Gen.Choose(0, 255).ArrayOf(length)).Select(bytes => (object)bytes.Select(value => (byte)value).ToArray()),
        [typeof(DateTime)] = Ticks(DateTime.MaxValue.Ticks)
            .SelectMany(ticks => Gen.Elements(DateTimeKind.Utc, DateTimeKind.Unspecified).Select(kind => (object)new DateTime(ticks, kind))),
        [typeof(DateTimeOffset)] = Ticks(DateTime.MaxValue.Ticks).SelectMany(ticks => Gen.Choose(-14 * 60, 14 * 60).Select(minutes => (object)Offset(ticks, minutes))),
        [typeof(DateOnly)] = Gen.OneOf(Gen.Elements(DateOnly.MinValue, DateOnly.MaxValue), Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber)).Select(value => (object)value),
        [typeof(TimeOnly)] = Ticks(TimeOnly.MaxValue.Ticks).Select(ticks => (object)new TimeOnly(ticks)),
        [typeof(TimeSpan)] = Gen.OneOf(Gen.Elements(TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromDays(1), -TimeSpan.FromTicks(1)), Ticks(long.MaxValue).Select(TimeSpan.FromTicks)).Select(value => (object)value),
    };

    /// <summary>The generator of a type; null if the type has parts.</summary>
    public static Gen<object>? For(Type type) => Known.GetValueOrDefault(type) ?? (type.IsEnum ? Members(type) : null);

    // Names mostly, combinations of flags often, and values that have no name now and then.
    private static Gen<object> Members(Type type)
    {
        var defined = Enum.GetValues(type).Cast<object>().ToArray();
        var named = Gen.Elements(defined);
        if (type.GetCustomAttribute<FlagsAttribute>() is not null)
            return Gen.OneOf(named, Gen.Choose(0, 7).Select(value => Enum.ToObject(type, value)), Gen.Choose(8, 255).Select(value => Enum.ToObject(type, value)));
        return Gen.Frequency((9, named), (1, Gen.Choose(0, 127).Select(value => Enum.ToObject(type, value))));
    }

    private static Gen<string> Text()
    {
        var words = Gen.Elements("", " ", "a", "\0", "\"", "\\", "/", "\b\f\n\r\t", "\u001f", "\u007f", "\u0080", "<&>'+`", "\u00e4\u20ac", "\ud83d\ude00", "\u2028\u2029", "\ufeff", "\uffff", "null", new string('x', 300), new string('\u00e4', 130));
        var letters = Gen.OneOf(Gen.Choose(0x20, 0x7E), Gen.Choose(0x20, 0x7E), Gen.Choose(0, 0xD7FF), Gen.Choose(0xE000, 0xFFFF)).Select(value => ((char)value).ToString());
        return Gen.Sized(size => Gen.Choose(0, Math.Max(1, size / 2)).SelectMany(length => Gen.Frequency((4, letters), (1, words)).ArrayOf(length))).Select(string.Concat);
    }

    private static Gen<long> Ticks(long max) => Gen.OneOf(
        Gen.Elements(0, max, max / 2, 10_000_000, 1, 5_000_000, 630_822_816_000_000_000 % max),
        Map.GeneratorFor<ulong>().Select(value => (long)(value * 11_400_714_819_323_198_485UL % (ulong)max)),
        Gen.Choose(0, 100_000).Select(second => second * 10_000_000L % max));

    private static DateTimeOffset Offset(long ticks, int minutes)
    {
        var offset = TimeSpan.FromMinutes(minutes);
        return ticks - offset.Ticks is < 0 or > 3_155_378_975_999_999_999 ? new DateTimeOffset(ticks, TimeSpan.Zero) : new DateTimeOffset(ticks, offset);
    }

    private static object Finite(Half value) => Half.IsFinite(value) ? value : Half.One;

    private static object Finite(float value) => float.IsFinite(value) ? value : 1f;

    private static object Finite(double value) => double.IsFinite(value) ? value : 1d;

    private static Gen<object> Of<T>(params T[] extremes)
    {
        var ordinary = Map.GeneratorFor<T>().Select(value => (object)value!);
        return extremes.Length == 0 ? ordinary : Gen.Frequency((2, ordinary), (1, Wide(extremes)));
    }

    private static Gen<object> Wide<T>(params T[] values) => Gen.Elements(values).Select(value => (object)value!);

    private static Gen<object> Or(this Gen<object> extremes, Gen<object> source, Func<object, object> make) => Gen.Frequency((1, extremes), (3, source.Select(make)));
}
