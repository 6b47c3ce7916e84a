using System.Globalization;
using DomainFx.Analyzers.Purity;
using DomainFx.Generators;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Tests.Purity;

/// <summary>An aggregate with state of every kind, so that a test shows only the lines it is about.</summary>
internal static class Host
{
    public static AnalyzerVerifier Verifier { get; } = new([new PurityAnalyzer(), new OutsideCallAnalyzer()], GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly));

    /// <summary>Checks statements in a command. <c>[|…|]</c> marks a DFX1001.</summary>
    public static Task InCommandAsync(string statements, string members = "", string id = "DFX1001") =>
        Verifier.VerifyAsync(Source($"[Command] public void Do(int n, List<int> data, [Service] IStore store) {{ {Marked(statements, id)} }} {Marked(members, id)}"), TestContext.Current.CancellationToken);

    /// <summary>Many cases in one aggregate, each in a command of its own: statements, and the members that they need after <c>###</c>.</summary>
    public static string Commands(string id, string members, params string[] cases) =>
        Handlers("[Command] public void Do{0}(int n, List<int> data, [Service] IStore store)", id, members, cases);

    /// <summary>Many cases, each in an <c>[Event]</c> method of its own.</summary>
    public static string Events(string id, string members, params string[] cases) =>
        Handlers("[Event] private void Apply{0}(Changed e, EventContext context)", id, members, cases);

    public static Task VerifyAsync(string markup) => Verifier.VerifyAsync(markup, TestContext.Current.CancellationToken);

    private static string Handlers(string head, string id, string members, string[] cases)
    {
        IEnumerable<string> handlers = cases.Select((text, index) => text.Split("###") is [var statements, var own]
            ? $"{string.Format(CultureInfo.InvariantCulture, head, index)} {{ {Marked(statements, id)} }} {Marked(own, id)}"
            : $"{string.Format(CultureInfo.InvariantCulture, head, index)} {{ {Marked(text, id)} }}");
        return Source(members + string.Join('\n', handlers));
    }

    /// <summary>The source of the aggregate with further members.</summary>
    public static string Source(string members) =>
        $$"""
        using System.Buffers; using System.Collections; using System.Collections.Concurrent; using System.Collections.Immutable; using System.Collections.ObjectModel;
        using System.Diagnostics; using System.Runtime.CompilerServices; using System.Runtime.InteropServices; using System.Text; using System.Threading;
        using DomainFx;
        #nullable disable warnings
        namespace Shop;
        {{Types}}
        [Aggregate("a")] public sealed partial class A : Base
        {
            private int _count; private long _long; private string _name = ""; private bool _open; private object _any = new(); private DateTimeOffset _when;
            private List<Line> _lines = []; private readonly List<int> _numbers = []; private int[] _array = [1]; private int[,] _grid = new int[2, 2]; private Line[] _lineArray = [];
            private Dictionary<string, Line> _byName = []; private HashSet<string> _names = []; private Queue<Line> _queue = new(); private Stack<int> _stack = new();
            private ImmutableList<int> _fixed = []; private ImmutableArray<Line> _fixedLines = []; private IReadOnlyList<Line> _seen = []; private ICollection<int> _bag = [];
            private Line _main = new(); private Line? _maybe; private Size _size; private (int X, int Y) _pair; private StringBuilder _text = new(); private Basket _basket = new();
            private LinkedList<Line> _linked = new(); private SortedSet<int> _sorted = []; private BitArray _bits = new(8); private ConcurrentDictionary<int, int> _concurrent = new();
            private Four _four; private Plain _plain = new(1, 2); private IShape _shape = new Line(); private Func<int> _make = () => 1; private Action<int> _act = _ => { };
            public int Total { get; private set; }
            public int Limit { get => _count; private set => _count = value; }
            public Line Main => _main; public IReadOnlyList<Line> Lines => _lines; public Line this[int index] { get => _lines[index]; set => _lines[index] = value; }
            private static int s_count; private static readonly List<Line> s_lines = [];
            private ref int CountRef => ref _count; private ref int Ref() => ref _count; private ref Size SizeRef() => ref _size;
            private event Action? Happened;
            [Command(Creates = true)] public void Open() { Raise(new Opened(1)); }
            [Event] private void On(Opened e) => Total = e.Count;
            {{members}}
        }
        """;

    private static string Marked(string code, string id) => code.Replace("[|", $"{{|{id}:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal);

    private const string Types =
        """
        [EventType("opened")] public sealed record Opened(int Count);
        [EventType("changed")] public sealed record Changed(int Count, List<Line> Lines, List<string> Names, ImmutableArray<int> Fixed, Line Main, Plain Plain, int[] Array, IReadOnlyList<string> Seen, string Text);
        public interface IStore { void Save(object x); int Load(); }
        public interface IShape { int Quantity { get; set; } void Grow(); }
        public class Line : IShape
        {
            public int Quantity { get; set; } public string Name = ""; public Line? Next; public int[] Sizes = []; public List<int> Parts { get; } = []; public Size Size;
            public Line? Twin { get; set; }
            public event Action? Moved;
            public void Bump() => Quantity++; public void Grow() => Quantity += 1; public int Twice() => Quantity * 2; public Line Copy() => new() { Quantity = Quantity, Name = Name }; public Line Clone() => (Line)MemberwiseClone();
            public void CopyTo(Line other) => other.Quantity = Quantity;
            public static Line operator +(Line line, int n) => new() { Quantity = line.Quantity + n };
            public static Line operator -(Line line, int n) { line.Quantity -= n; return line; }
        }
        public struct Size { public int Width; public int Height { get; set; } public void Grow() => Width++; public readonly int Twice() => Width * 2; public List<int> Marks; }
        public sealed record Plain(int X, int Y) { public int Z { get; init; } }
        [InlineArray(4)] public struct Four { private int _first; }
        public sealed class Basket
        {
            private readonly List<Line> _lines; public Basket() => _lines = []; public Basket(List<Line> lines) => _lines = lines;
            public Line First => _lines[0]; public void Put(Line line) => _lines.Add(line); public int Count() => _lines.Count; public List<Line> Take() => _lines; public List<Line> CopyOf() => [.. _lines];
        }
        public sealed class Owner(A owner) { public A Of => owner; public List<Line> Hers = []; }
        public static class Tool
        {
            public static int Calls;
            public static void Wipe(List<Line> lines) => lines.Clear(); public static void WipeAll(IEnumerable<Line> lines) { foreach (var line in lines) line.Quantity = 0; }
            public static int Sum(IEnumerable<Line> lines) { int sum = 0; foreach (var line in lines) sum += line.Quantity; return sum; }
            public static void Fresh(List<Line> lines) { lines = lines.ToList(); lines.Clear(); }
            public static void Up(ref int number) => number++; public static void Out(out int number) => number = 1; public static int In(in int number) => number;
            public static T Same<T>(T x) => x; public static Line Deep(Line line, int depth) { if (depth == 0) { line.Quantity = 1; return line; } return Deep(line, depth - 1); }
            public static void Each(this IEnumerable<Line> lines, Action<Line> act) { foreach (var line in lines) act(line); } public static Line Build(Action<Line> fill) { var line = new Line(); fill(line); return line; }
            public static void Link(List<Line> into, Line line) => into.Add(line); public static void Counted() => Calls++; public static async Task LaterAsync(Line line) { await Task.Yield(); line.Quantity = 1; }
            public static IEnumerable<int> Walk(List<Line> lines) { foreach (var line in lines) { line.Quantity = 0; yield return 1; } } public static List<Line> Filter(List<Line> lines) => lines.Where(x => x.Quantity > 0).ToList();
        }
        public abstract class Base { protected int Seen; protected List<Line> Old = []; protected void Mark() => Seen++; protected int Look() => Seen; protected virtual void Hook() { } protected void Template() => Hook(); }
        """;
}
