using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using DomainFx.Generated.DomainFx.Tests.Serialization;

namespace DomainFx.Tests.Serialization;

/// <summary>Generated codecs write what System.Text.Json writes, and read it in whatever order it comes.</summary>
public sealed class CodecRoundTripTests
{
    private static readonly Guid Id = new("6f9619ff-8b86-d011-b42d-00c04fc964ff");

    [Fact]
    public void Primitives_at_their_ends()
    {
        Format.RoundTrips(PrimitivesContract.Instance, new Primitives(
            true, '\u00e9', 255, -128, short.MinValue, ushort.MaxValue, int.MinValue, uint.MaxValue, long.MinValue, ulong.MaxValue,
            Int128.MinValue, UInt128.MaxValue, Half.MaxValue, float.MaxValue, double.MaxValue, decimal.MaxValue, "plain", [1, 2, 255], new byte[] { 0 }));
        Format.RoundTrips(PrimitivesContract.Instance, new Primitives(
            false, '"', 0, 127, short.MaxValue, 0, int.MaxValue, 0, long.MaxValue, 0,
            Int128.MaxValue, 0, Half.Epsilon, float.Epsilon, double.Epsilon, -1.10m, "q\"b\\n\n\u0000\u001f\u007f\u2028 é 漢 \U0001F600", [], default));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(-12.34)]
    [InlineData(0.1)]
    [InlineData(0.001)]
    [InlineData(0.0001)]
    [InlineData(0.3)]
    [InlineData(1e15)]
    [InlineData(999999999999999.0)]
    [InlineData(123456789012345.67)]
    [InlineData(1e-7)]
    [InlineData(1.7976931348623157E+308)]
    [InlineData(9007199254740993.0)]
    [InlineData(4.35)]
    [InlineData(0.1 + 0.2)]
    public void Doubles(double value) => Format.RoundTrips(PrimitivesContract.Instance, WithNumbers(value, float.IsFinite((float)value) ? (float)value : 0, 0));

    [Fact]
    public void A_negative_zero_keeps_its_sign() =>
        Assert.True(double.IsNegative(Format.RoundTrips(PrimitivesContract.Instance, WithNumbers(-0.0, -0f, 0)).Double));

    [Fact]
    public void Decimals_keep_their_scale()
    {
        foreach (var value in new[] { 0m, 0.00m, 1.0m, -0.5m, 79228162514264337593543950335m, 0.0000000000000000000000000001m, 18446744073709551615m, 184467440737095516.15m, 10m, -0.001m, new decimal(0, 0, 0, true, 2) })
        {
            var read = Format.RoundTrips(PrimitivesContract.Instance, WithNumbers(0, 0, value));
            Assert.Equal(value.Scale, read.Decimal.Scale);
        }
    }

    [Fact]
    public void Times_in_every_precision()
    {
        foreach (var ticks in new long[] { 0, 1, 10, 1_234_567, 5_000_000, 9_999_999 })
        {
            var time = new DateTime(2026, 2, 28, 23, 59, 58).AddTicks(ticks);
            Format.RoundTrips(TimesContract.Instance, new Times(
                DateTime.SpecifyKind(time, DateTimeKind.Utc), time, new DateTimeOffset(time, TimeSpan.FromMinutes(-(9 * 60) - 30)), DateOnly.FromDateTime(time),
                TimeOnly.FromDateTime(time), TimeSpan.FromTicks(ticks) - TimeSpan.FromDays(3), Id, new Uri("https://example.org/a?b=c d"), new Version(1, 2, 3, 4)));
        }

        Format.RoundTrips(TimesContract.Instance, new Times(
            DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), DateTime.MaxValue, DateTimeOffset.MinValue, DateOnly.MaxValue, TimeOnly.MaxValue, TimeSpan.MinValue, Guid.Empty, new Uri("relative", UriKind.Relative), new Version(1, 0)));
        Format.RoundTrips(TimesContract.Instance, new Times(
            default, DateTime.MinValue, DateTimeOffset.MaxValue, DateOnly.MinValue, TimeOnly.MinValue, TimeSpan.MaxValue, Id, new Uri("/x", UriKind.Relative), new Version(1, 0)));
    }

    [Fact]
    public void Nullables_present_and_absent()
    {
        Format.RoundTrips(NullablesContract.Instance, new Nullables(null, null, null, null, null, null, null, null, null));
        Format.RoundTrips(NullablesContract.Instance, new Nullables(1, "x", 2.5m, Id, Color.Blue, new Address("s", 1), new Point(1, 2), [1, null], [null, "y"]));
    }

    [Fact]
    public void Collections_of_every_kind()
    {
        Format.RoundTrips(CollectionsContract.Instance, Collections(3));
        Format.RoundTrips(CollectionsContract.Instance, Collections(0));
        Format.RoundTrips(CollectionsContract.Instance, Collections(100));
    }

    [Fact]
    public void Stacks_come_back_in_their_own_order_and_sets_that_System_Text_Json_cannot_make()
    {
        var json = Format.Write(StacksContract.Instance, new Stacks(new([1, 2, 3]), [.. new[] { 1, 2, 3 }], new([1, 2, 3]), new HashSet<int> { 1, 2 }, new(new HashSet<int> { 3 }), new[] { 4 }.ToFrozenSet(), new Dictionary<string, int> { ["k"] = 5 }.ToFrozenDictionary(),
            new([6]), new(new Dictionary<string, int> { ["m"] = 7 })));
        var read = Format.Read(StacksContract.Instance, json);
        Assert.Equal("""{"stack":[3,2,1],"immutableStack":[3,2,1],"concurrentStack":[3,2,1],"set":[1,2],"readOnlySet":[3],"frozenSet":[4],"frozenDictionary":{"k":5},"readOnly":[6],"readOnlyMap":{"m":7}}""", json);
        Assert.Equal(3, read.Stack.Pop());
        Assert.Equal(3, read.ImmutableStack.Peek());
        Assert.True(read.ConcurrentStack.TryPop(out var top));
        Assert.Equal(3, top);
        Assert.Equal([1, 2], read.Set.Order());
        Assert.Equal([3], read.ReadOnlySet);
        Assert.Equal([4], read.FrozenSet);
        Assert.Equal(5, read.FrozenDictionary["k"]);
        Assert.Equal([6], read.ReadOnly);
        Assert.Equal(7, read.ReadOnlyMap["m"]);
    }

    [Fact]
    public void Dictionaries_of_every_kind()
    {
        Dictionary<string, int> map = new() { ["a"] = 1, ["b \"q\""] = 2 };
        Format.RoundTrips(DictionariesContract.Instance, new Dictionaries
        {
            ByText = map, ByInt = new Dictionary<int, string> { [-5] = "x", [int.MaxValue] = "y" },
            ByGuid = new Dictionary<Guid, Address> { [Id] = new("s", 2) }, ByEnum = new() { [Color.Blue] = 1.5m, [(Color)77] = 2m },
            ByDate = new() { [new DateOnly(2026, 1, 2)] = [1, 2] }, Sorted = new(map), SortedList = new() { [7] = 1 },
            Immutable = ImmutableDictionary.Create<string, int>().Add("a", 1), ImmutableSorted = map.ToImmutableSortedDictionary(),
            Concurrent = new ConcurrentDictionary<string, int>(map.Take(1)), ByFlag = new() { [true] = 1, [false] = 0 }, ByDouble = new() { [1.5] = 1 },
        });
    }

    [Fact]
    public void Wrappers_are_their_value_and_are_read_as_an_object_too()
    {
        var value = new Wrapped(new CustomerId(Id), new() { [new CustomerId(Id)] = new Percent(0.5m) }, new Percent(1));
        Format.RoundTrips(WrappedContract.Instance, value);
        var read = Format.Read(WrappedContract.Instance, $$"""{"customer":{"value":"{{Id}}"},"shares":{},"maybe":{ "old": 1, "value": 2 } }""");
        Assert.Equal(new CustomerId(Id), read.Customer);
        Assert.Equal(new Percent(2), read.Maybe);
    }

    [Fact]
    public void Enums_are_names_and_undefined_values_numbers()
    {
        foreach (var access in new[] { Access.None, Access.Read, Access.Both, Access.Read | Access.Delete, Access.Both | Access.Delete, (Access)16, (Access)17, (Access)(-1) })
            Format.RoundTrips(EnumsContract.Instance, new Enums((Color)42, access, ColorByte.None, [access, Access.Write]));
        Format.RoundTrips(EnumsContract.Instance, new Enums((Color)(-42), Access.None, (ColorByte)7, []));
    }

    [Theory]
    [InlineData("\"green\"", Color.Green)]
    [InlineData("\"GREEN\"", Color.Green)]
    [InlineData("1", Color.Green)]
    [InlineData("\"2\"", Color.Blue)]
    [InlineData("\"\\u0042lue\"", Color.Blue)]
    public void Enums_are_read_as_System_Text_Json_reads_them(string json, Color expected)
    {
        var text = $$"""{"color":{{json}},"access":"Read, Delete","small":"Some","all":[]}""";
        Assert.Equal(expected, Format.Read(EnumsContract.Instance, text).Color);
        Assert.Equal(expected, JsonSerializer.Deserialize<Enums>(text, Format.Options)!.Color);
    }

    [Fact]
    public void Derived_types_are_told_by_their_discriminator_at_any_place()
    {
        var tree = new Node(1, new Node(2, null, []), [new Node(3, null, [])]);
        Format.RoundTrips(ShapesContract.Instance, new Shapes(new Circle("c", 1.5), [new Square("s", 2), new Circle("d", 2)], tree));
        var read = Format.Read(ShapesContract.Instance, """{"one":{"name":"c","radius":2,"$type":"\u0063ircle"},"all":[{"side":3,"$type":4,"name":"q"}],"tree":null}""");
        Assert.Equal(new Circle("c", 2), read.One);
        Assert.Equal([new Square("q", 3)], read.All);
    }

    [Fact]
    public void Attributes_of_System_Text_Json_are_honoured()
    {
        using var document = JsonDocument.Parse("""{"a":[1,2]}""");
        var value = new Attributes("r", 1)
        {
            Ignored = 1, Optional = null, Zero = 0, Big = long.MaxValue, Limit = double.PositiveInfinity, Reversed = "abc", Needed = true,
            Element = document.RootElement, Node = JsonNode.Parse("[true]"),
        }.WithSecret(77);
        var read = Format.RoundTrips(AttributesContract.Instance, value);
        Assert.Equal((77, 5, "abc"), (read.Secret(), read.Ignored, read.Reversed));
        Format.RoundTrips(AttributesContract.Instance, value with { Optional = "o", Zero = 4, Limit = double.NaN });
    }

    [Fact]
    public void What_is_missing_keeps_its_declared_default()
    {
        var read = Format.Read(DefaultsContract.Instance, """{"name":"n","settings":{}}""");
        Assert.Equal(("n", 3, "none", Color.Green, "initial"), (read.Name, read.Count, read.Note, read.Color, read.Kept));
        Assert.Equal([1, 2], read.Items);
        Assert.Equal((10, "label"), (read.Settings.Size, read.Settings.Label));
        Assert.Equal(["first"], read.Settings.Tags);
        read = Format.Read(DefaultsContract.Instance, """{"name":"n","settings":{"size":1,"tags":["other"]},"kept":"k","items":[9]}""");
        Assert.Equal((1, "label", "k"), (read.Settings.Size, read.Settings.Label, read.Kept));
        Assert.Equal(["other"], read.Settings.Tags);
        Assert.Equal([9], read.Items);
    }

    [Fact]
    public void Generic_records_and_private_setters()
    {
        var read = Format.Read(GenericContract.Instance, """{"number":{"content":5,"number":1,"hint":"x"},"text":{"content":null,"number":2,"hint":"h"},"addresses":{"content":[],"number":3,"hint":"h"}}""");
        Assert.Equal((5, "x", null), (read.Number.Content, read.Number.Hint, read.Text.Content));
        Assert.Equal("""{"number":{"content":5,"number":1,"hint":"x"},"text":{"content":null,"number":2,"hint":"h"},"addresses":{"content":[],"number":3,"hint":"h"}}""", Format.Write(GenericContract.Instance, read));
    }

    [Fact]
    public void A_private_constructor_and_init_only_properties()
    {
        Assert.Equal("""{"first":1,"name":"n","kept":5,"note":null}""", Format.Write(HiddenConstructorContract.Instance, HiddenConstructor.Of(1, "n")));
        var read = Format.Read(HiddenConstructorContract.Instance, """{"first":2,"name":"m","note":"x"}""");
        Assert.Equal((2, "m", 5, "x"), (read.First, read.Name, read.Kept, read.Note));
        Assert.Throws<DomainFx.Serialization.JsonFormatException>(() => Format.Read(HiddenConstructorContract.Instance, """{"first":2}"""));
    }

    [Fact]
    public void Events_without_data_and_struct_events()
    {
        Format.RoundTrips(EmptyContract.Instance, new Empty());
        Format.RoundTrips(StructEventContract.Instance, new StructEvent(5));
        Assert.Equal("""{"amount":5}""", Format.Write(StructEventContract.Instance, new StructEvent(5)));
    }

    private static Primitives WithNumbers(double number, float single, decimal money) => new(
        true, 'x', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (Half)1.5, single, number, money, "", [], default);

    private static Collections Collections(int count)
    {
        int[] numbers = [.. Enumerable.Range(1, count)];
        long[] longs = [.. numbers.Select(number => (long)number)];
        return new Collections
        {
            Array = numbers, List = [.. numbers.Select(number => $"t{number}")], IList = longs.ToList(), ICollection = longs.ToList(), IEnumerable = longs,
            IReadOnlyList = [.. numbers.Select(number => new Address("s", number, "c"))], IReadOnlyCollection = [.. numbers.Select(number => number / 4.0)],
            HashSet = [.. numbers], ISet = new HashSet<int>(numbers), SortedSet = [.. numbers], Queue = new(numbers), LinkedList = new(numbers),
            ImmutableArray = [.. numbers], ImmutableList = [.. numbers], IImmutableList = ImmutableList.Create(numbers), ImmutableHashSet = [.. numbers.Take(1)],
            ImmutableSortedSet = [.. numbers], ImmutableQueue = [.. numbers], Collection = [.. numbers],
            ObservableCollection = [.. numbers], ConcurrentQueue = new(numbers), Memory = numbers, Nested = [numbers, [], numbers], Pairs = [new("k", 1)],
        };
    }
}
