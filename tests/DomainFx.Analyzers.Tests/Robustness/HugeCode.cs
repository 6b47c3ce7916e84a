namespace DomainFx.Analyzers.Tests.Robustness;

/// <summary>Commands of thousands of lines and levels.</summary>
internal static class HugeCode
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(
    [
        Command("Sums", $"var s = {Join(" + ", 1_000, static n => $"_n * {n}")}; var t = {Join(" + ", 1_000, static n => $"_t + \"{n}\"")};"),
        Command("Statements", Join("\n", 500, static n => $"var x{n} = _n + {n}; if (x{n} > 3) {{ var y = new List<int>(); y.Add(x{n}); }}")),
        Command("Lines", Join("\n", 300, static n => $"var x{n} = _lines[{n}]; if (_n > {n}) {{ x{n} = new Line(); }} else {{ x{n}.Quantity = {n}; }}")),
        Command("Nested", Nested(200, "if (_n > 0) {", "_n = 1;")),
        Command("NestedLoops", Nested(60, "foreach (var x# in _lines) { var y# = x#;", "_n = 1;")),
        Command("NestedWhiles", "Line? z = null; " + Nested(60, "while (_n > #) { var y# = z; z = y#?.Next;", "z = _line; z.Quantity = 1;")),
        Command("NestedTries", Nested(60, "try {", "_n = 1;", "} catch (Exception) { _n++; }")),
        Command("NestedSwitches", Nested(60, "switch (_n) { case #: _line = new(); break; default:", "_n = 1; break;", "break; }")),
        Command("NestedLambdas", Nested(40, "Action a# = () => { var l# = _line;", "_n = 1;", "}; a#();")),
        Command("Calls", $"var c = _n{Join("", 200, static _ => ".CompareTo(1)")};"),
        Command("Links", $"_line{Join("", 200, static _ => ".Next")}.Quantity = 1; _line{Join("", 200, static _ => "?.Next")}?.Quantity = 1; var c = _line{Join("", 100, static _ => ".Self()")};"),
        Command("Elements", $"_n = {Join("", 60, static _ => "_numbers[")}0{Join("", 60, static _ => "]")}; _numbers[{Join("", 20, static _ => "_numbers[")}0{Join("", 20, static _ => "]")}]++;"),
        Command("Structs", $"_size{Join("", 20, static _ => ".Inner[0]")}.Width = 1; _size{Join("", 20, static _ => ".Inner[0]")}.Grow(); _size{Join("", 20, static _ => "[0]")}.Width++; _ = _size{Join("", 20, static _ => "[0].Same()")};"),
        Command("Conditions", $"_n = {Join("", 200, static n => $"_n == {n} ? {n} : ")}0; var a = {Join(" ?? ", 200, static _ => "_line.Next")} ?? new Line();"),
        Command("Collections", $"List<Line> c = [{Join(", ", 1_000, static _ => "_line")}]; int[] d = [{Join(", ", 5_000, static n => $"{n}")}];"),
        Command("Tuples", $"var t = {Join("", 30, static _ => "(1, ")}_line{Join("", 30, static _ => ")")};"),
        Command("Patterns", $"if (_line is {Join("", 60, static _ => "{ Next: ")}{{ Quantity: 1 }} found{Join("", 60, static _ => " }")}) found.Quantity = 1;"),
        Members("Methods", Join("\n", 400, static n => $"void M{n}(Line line) {{ M{(n + 1) % 400}(line); line.Quantity = {n}; }}"), "M0(_line);"),
        Members("Meshed", Join("\n", 24, static n => $"void M{n}(Line line) {{ {Join(" ", 24, static m => $"M{m}(line);")} }}"), "M0(_line);"),
        Members("Overloads", Join("\n", 60, static n => $"int P{n} {{ get {{ return P{(n + 1) % 60} + P{(n + 7) % 60}; }} set {{ P{(n + 3) % 60} = value; _n = value; }} }}"), "P0 = P1;"),
    ]);

    private static KeyValuePair<string, string> Command(string name, string statements) => Members(name, "", statements);

    private static KeyValuePair<string, string> Members(string name, string members, string statements) => new(name,
        $$"""
        using DomainFx;
        namespace {{name}};
        [Aggregate("a")] public sealed partial class A { private int _n; private string _t = ""; private Line _line = new(); private List<Line> _lines = []; private int[] _numbers = []; private Size _size; [Command(Creates = true)] public void Do() { {{statements}} } {{members}} [Event] private void On(E e) { {{statements}} } }
        [EventType("e")] public sealed record E(int N);
        public class Line { public int Quantity { get; set; } public Line? Next { get; set; } public Line Self() => this; }
        public struct Size { public int Width; public Size[] Inner; public void Grow() => Width++; public Size Same() => this; public ref Size this[int index] => ref Inner[index]; }
        """);

    private static string Join(string separator, int count, Func<int, string> part) => string.Join(separator, Enumerable.Range(0, count).Select(part));

    private static string Nested(int depth, string open, string inner, string close = "}") =>
        Join(" ", depth, n => open.Replace("#", $"{n}", StringComparison.Ordinal)) + inner + Join(" ", depth, n => close.Replace("#", $"{depth - 1 - n}", StringComparison.Ordinal));
}
