namespace DomainFx.Analyzers.Tests.Purity;

/// <summary>What is known of the framework's own members.</summary>
public sealed class LibraryTests
{
    public static string ChangesCode { get; } = Host.Commands("DFX1001", "",
        "[|Buffer.BlockCopy(new int[1], 0, _array, 0, 4)|];",
        "[|new int[1].CopyTo(_array.AsSpan())|]; [|new int[1].AsSpan().CopyTo(_array)|];",
        "[|_numbers.AddRange((ReadOnlySpan<int>)new[] { 1 })|]; [|System.Collections.Generic.CollectionExtensions.TryAdd(_byName, \"x\", new Line())|];",
        "{|DFX1001:{|DFX1003:{|DFX1003:Random.Shared|}.Shuffle(_array)|}|};",
        "{|DFX1001:{|DFX1003:System.Security.Cryptography.RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(_array.AsSpan()))|}|};",
        "[|_lines.Cast<IShape>().First().Quantity = 1|]; [|_lines.OfType<Line>().First().Quantity = 1|];",
        "foreach (var x in _lines.AsEnumerable()) [|x.Quantity = 1|];",
        "var kvp = new KeyValuePair<string, Line>(\"x\", new Line { Next = _main }); kvp.Value.Quantity = 1; [|kvp.Value.Next.Quantity = 1|];",
        "var l = new List<Line>(); l.Add(new Line { Next = _main }); l[0].Quantity = 1;",
        "[|_json.Add(1)|];###private System.Text.Json.Nodes.JsonArray _json = [];",
        "[|_lines.Concat([new Line { Next = _main }]).First().Quantity = 1|];",
        "[|Array.Find(_lineArray, x => x.Quantity > 1)!.Quantity = 1|];",
        "(Line, int)? p = (new Line { Next = _main }, 1); p.Value.Item1.Quantity = 1;",
        "[|((Span<int>)_array)[0] = 1|]; Span<int> view = _array; [|view[0] = 1|];",
        "var found = _lines.Find(x => x.Quantity > 1); [|found!.Quantity = 1|];",
        "var next = new Queue<Line>([_main]).Dequeue(); [|next.Quantity = 1|];",
        "[|_pairs.First().Value.Value.Quantity = 1|]; [|_pairs[\"x\"].Value.Quantity = 1|];###private Dictionary<string, KeyValuePair<int, Line>> _pairs = [];",
        "Line[] copy = [.. _lines]; var inner = copy.GetEnumerator(); var at = copy.AsSpan().GetEnumerator(); [|at.Current.Quantity = 1|];",
        "var e = _lines.GetEnumerator(); e.MoveNext(); [|e.Current.Quantity = 1|]; foreach (var key in _byName.Keys) _ = key; var values = _byName.Values.GetEnumerator(); [|values.Current.Quantity = 1|];",
        "_frozen.TryGetValue(1, out var hit); _ = _frozen.Count; var set = _readOnly.Count; _ = _sealedList.Count;###private System.Collections.Frozen.FrozenDictionary<int, int> _frozen = System.Collections.Frozen.FrozenDictionary<int, int>.Empty; private ReadOnlyCollection<int> _readOnly = new([]); private ReadOnlyCollection<int> _sealedList = new([]);");

    [Fact]
    public Task Changes() => Host.VerifyAsync(ChangesCode);

    public static string ClocksCode { get; } = Host.Events("DFX1003", "",
        "_long = [|Environment.TickCount64|];",
        "_long = [|Stopwatch.GetTimestamp()|];",
        "_count = [|System.Security.Cryptography.RandomNumberGenerator.GetInt32(3)|];",
        "_name = [|Path.GetRandomFileName()|];",
        "[|Thread.Sleep(1)|];",
        "[|Task.Run(() => { })|];",
        "_any = [|Process.GetCurrentProcess()|];",
        "_any = [|TimeZoneInfo.Local|]; _any = [|System.Globalization.CultureInfo.CurrentCulture|];",
        "_any = [|new StreamReader(\"x\")|];",
        "_any = [|new System.Net.Http.HttpClient()|];",
        "_any = [|new System.Net.Sockets.TcpClient()|];",
        "_any = [|System.Net.Dns.GetHostName()|];",
        "System.Data.Common.DbConnection c = null!; [|c.Open()|];",
        "_name = Path.Combine(\"a\", \"b\"); _any = Task.CompletedTask; _any = TimeZoneInfo.Utc; _any = StreamReader.Null; _any = System.Globalization.CultureInfo.InvariantCulture;");

    [Fact]
    public Task Clocks() => Host.VerifyAsync(ClocksCode);

    public static string EventsCode { get; } = Host.Events("", "",
        "var p = new Percent(e.Count); _count = p.Value;###public readonly struct Percent { public int Value { get; } public Percent(int value) { if (value > 100) throw new ArgumentException(\"x\"); Value = value; } }",
        "_any = new A(1);###private A(int n) { if (n < 0) throw new ArgumentException(\"x\"); } private A() { }",
        "_count = Checked.Of(e.Count);###public static class Checked { public static int Of(int n) => n < 0 ? throw new ArgumentException(\"x\") : n; }",
        "_count = new Answer { Result = 1 }.Result;###public sealed class Answer { public int Result { get; set; } }",
        "try { ArgumentOutOfRangeException.ThrowIfNegative(e.Count); } catch (ArgumentException) { _count = 0; }",
        "try { if (e.Count < 0) throw new FormatException(); } catch (FormatException) { _count = 0; }",
        "_plains.Add(e.Plain); _whole = e.Plain; _texts.Add(e.Text);###private List<Plain> _plains = []; private Plain _whole = new(1, 2); private List<string> _texts = [];",
        "if (e.Seen is IReadOnlyCollection<string> few) _few = few;###private IReadOnlyCollection<string> _few = [];",
        "_ro = (ReadOnlyCollection<string>)e.Seen; _frozen = (System.Collections.Frozen.FrozenSet<string>)(object)e.Seen;###private ReadOnlyCollection<string> _ro = new([]); private System.Collections.Frozen.FrozenSet<string> _frozen = null!;",
        "_func = e.Names.Count > 0 ? () => 1 : null; _state = State.On; _fixedCopy = e.Fixed; _when2 = null;###private Func<int>? _func; private State _state; private ImmutableArray<int> _fixedCopy; private DateTimeOffset? _when2; public enum State { On }");

    [Fact]
    public Task Sound_events() => Host.VerifyAsync(EventsCode);

    public static string FailuresCode { get; } = Host.Events("DFX1004", "",
        "try { [|throw new InvalidOperationException();|] } finally { _count = 1; }",
        "try { _count = 1; } catch (FormatException) { } [|ArgumentOutOfRangeException.ThrowIfNegative(e.Count)|];",
        "[|new SemaphoreSlim(1).Wait()|];",
        "[|Task.FromResult(1).GetAwaiter().GetResult()|];");

    [Fact]
    public Task Failures() => Host.VerifyAsync(FailuresCode);

    public static string KeepsCode { get; } = Host.Events("DFX1006", "",
        "[|_arrays.Add(e.Array)|];###private List<int[]> _arrays = [];",
        "[|_bag2 = (List<string>)e.Seen|];###private List<string> _bag2 = [];",
        "if (e.Seen is List<string> found) [|_kept = found|];###private List<string> _kept = [];",
        "[|_some = (ICollection<string>)e.Seen|];###private ICollection<string> _some = [];",
        "object x = e.Seen; if (e.Count > 1) x = e.Names; [|_any = x|];",
        "[|_lineArray = [.. e.Lines]|];",
        "[|_nested = [e.Lines]|];###private List<List<Line>> _nested = [];",
        "[|_box = new Box(e.Main)|];###private Box _box = new(new()); public sealed class Box(Line line) { public Line Of => line; }",
        "[|_twoArrays[0] = e.Array|];###private int[][] _twoArrays = [];");

    [Fact]
    public Task Keeps() => Host.VerifyAsync(KeepsCode);

    public static string BuiltCode { get; } = Host.Commands("DFX1005", Built,
        "Raise([|new Built(_lines)|]);",
        "Raise([|new Built([_main])|]);",
        "Raise([|new Filled(_lines)|]);",
        "Raise(new Built([.. _lines.Select(x => x.Copy())]));");

    [Fact]
    public Task An_event_that_keeps_what_its_constructor_gets() => Host.VerifyAsync(BuiltCode);

    private const string Built = "[Event] private void On(Built e) => _count = e.Lines.Count; } [EventType(\"built\")] public sealed record Built { public IReadOnlyList<Line> Lines { get; } public Built(IReadOnlyList<Line> lines) { Lines = lines; } } [EventType(\"filled\")] public sealed record Filled { private readonly List<Line> _own = []; public IReadOnlyList<Line> Lines => _own; public Filled(IReadOnlyList<Line> lines) { _own.AddRange(lines); } } public sealed partial class A { [Event] private void On(Filled e) => _count = e.Lines.Count;\n";

    public static string KindsCode { get; } = Host.Source(
        """
        private Spot _spot = new(); private Dial _dial = new(); private Uri? _link; private Wrapped? _wrapped; private IReadOnlyList<IReadOnlyList<Line>> _deep = [];
        [Event] private void On(Moved e) { {|DFX1006:_spot = e.Spot|}; {|DFX1006:_dial = e.Dial|}; _link = e.Link; {|DFX1006:_wrapped = e.Wrapped|}; {|DFX1006:_deep = e.Deep|}; _when = e.When; }
        [Command] public void Move() => Raise(new Moved({|DFX1005:_spot|}, {|DFX1005:_dial|}, _link, {|DFX1005:_wrapped|}, {|DFX1005:_deep|}, _when));
        [Command] public static void Still() => s_count = 1;
        }
        [EventType("moved")] public sealed record Moved(Spot Spot, Dial Dial, Uri? Link, Wrapped? Wrapped, IReadOnlyList<IReadOnlyList<Line>> Deep, DateTimeOffset When);
        public sealed class Spot { public int X { get; set; } }
        public sealed class Dial { private readonly int[] _turns = [0]; public int Turn { get => _turns[0]; set => _turns[0] = value; } }
        public sealed record Wrapped(Inner Inner); public sealed record Inner(List<int> Numbers);
        public sealed class Unfolded { private int _n; [Command] public void Do() => _n = 1;
        """);

    [Fact]
    public Task Kinds_of_types_that_events_share_with_state() => Host.VerifyAsync(KindsCode);
}
