namespace DomainFx.Analyzers.Tests.Purity;

/// <summary>What a command may do: change what is its own.</summary>
public sealed class FreshnessTests
{
    public static string CleanCode { get; } = Host.Commands("DFX1001", "",
        "var x = n; x++; x += 2; (x, var y) = (1, 2); n = 3; n++;",
        "var line = new Line(); line.Quantity = 1; line.Bump(); line.Parts.Add(1); line.Size.Grow();",
        "var line = new Line { Quantity = 1, Next = new() { Quantity = 2 }, Parts = { 1, 2 } };",
        "var line = _main.Copy(); line.Quantity = 1;",
        "var line = _main.Clone(); line.Quantity = 1; line = (Line)_main.Clone(); line.Name = \"x\";",
        "var size = _size; size.Width = 1; size.Grow(); size.Height++;",
        "var pair = _pair; pair.X = 1;",
        "var x = _size.Twice() + _main.Twice();",
        "var lines = _lines; lines = new List<Line>(); lines.Add(new Line());",
        "data = data.ToList(); data.Add(1);",
        "Tool.Fresh(_lines);",
        "var x = Tool.Sum(_lines);",
        "var x = 1; Tool.Up(ref x); Tool.Out(out x); var y = Tool.In(in _count) + Tool.In(_count);",
        "if (int.TryParse(_name, out var x)) x++;",
        "var line = Tool.Build(x => x.Quantity = 5); line.Quantity = 1;",
        "var sum = 0; _lines.ForEach(x => sum += x.Quantity);",
        "int Add(int a) { a++; return a; } var x = Add(_count);",
        "var line = _main + 1; line.Quantity = 2;",
        "ref readonly var x = ref _count; var y = x + 1;",
        "var x = 1; ref var y = ref x; y = 2;",
        "var x = nameof(_count) + nameof(Tool.Calls);",
        "var basket = new Basket(); basket.Put(new Line()); basket.First.Quantity = 1;",
        "var copy = _basket.CopyOf(); copy.Clear();",
        "var basket = new Basket(_lines.ToList()); basket.Put(new Line());",
        "store.Save(_lines); var x = store.Load();",
        "var x = _make(); _act(1);",
        "var x = Look() + _count; Template();",
        "var four = _four; four[0] = 1;",
        "var lines = _lines.Select(x => x.Copy()).ToArray(); foreach (var line in lines) line.Quantity = 1;",
        "var (a, b) = (new Line(), _main); a.Quantity = b.Quantity;",
        "(var line, n) = (new Line(), 2); line.Quantity = 1;",
        "Line line = n > 1 ? new() : new() { Quantity = 2 }; line.Quantity = 1;",
        "foreach (var line in _lines) { var copy = line.Copy(); copy.Quantity = 1; }",
        "Raise(new Opened(_count)); Require(_open, \"x\");",
        "Raise(new Opened(_count)); var total = Total; total++;",
        "var text = $\"{_count} of {_lines.Count}\"; text += \"x\";",
        "var line = _lines.FirstOrDefault(x => x.Quantity > 0); if (line is null) return; line = new Line(); line.Quantity = 1;",
        "Line line; if (n > 1) { line = _main; _ = line.Quantity; return; } else { line = new(); } line.Quantity = 1;");

    [Fact]
    public Task Clean() => Host.VerifyAsync(CleanCode);

    [Fact]
    public Task An_object_is_filled_where_it_is_made() => Host.InCommandAsync(
        "var x = Make(); x.Quantity = 1;", "private Line Make() { var line = new Line(); line.Quantity = _count; line.Name = _name; return line; }");

    [Fact]
    public Task Methods_that_no_command_calls_are_free() => Host.InCommandAsync("", "internal void Reset() { _count = 0; _lines.Clear(); }");

    [Fact]
    public Task Constructors_set_up_state() => Host.InCommandAsync("", "private A() { _count = 1; _lines.Add(new Line()); }");
}
