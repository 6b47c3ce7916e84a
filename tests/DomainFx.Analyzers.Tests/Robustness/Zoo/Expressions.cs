using System.Linq.Expressions;
using System.Text;
using DomainFx;

namespace Zoo.Of.Expressions;

[Aggregate("zoo-expressions")]
public sealed unsafe partial class Expressions : Base<int>, IShape
{
    private int _n; private int? _nullable; private Line _line = new(); private Line? _maybe; private List<Line> _lines = []; private string? _text; private int[] _numbers = [1]; private int[,] _grid = { { 1, 2 }, { 3, 4 } }; private int[][] _jagged = [[1], [2]];
    private object _any = new(); private dynamic _late = 1; private (int X, Line Y) _pair; private Size _size; private Func<int, int> _make = static x => x; private delegate*<int, ref int, void> _pointer; private Four _four; private nint _native; private decimal _money;

    [Command(Creates = true)] public void Start() { All(1, ref _n, out _n, in _n); Raise(new Started(1)); }
    [Event] private void On(Started e, EventContext context) => All(e.N, ref _n, out _n, in _n, 1, 2);

    private object? All(int n, ref int byRef, out int byOut, in int byIn, params int[] rest)
    {
        byOut = 1; byRef = byOut + byIn;
        _n = 1; _n += 1; _n -= 1; _n *= 1; _n /= 1; _n %= 1; _n &= 1; _n |= 1; _n ^= 1; _n <<= 1; _n >>= 1; _n >>>= 1; _text ??= "x"; _n++; _n--; ++_n; --_n; _maybe!.Quantity = 1; _maybe?.Quantity = 2; _maybe?.Next?.Parts.Add(1);
        _ = _n + _n - _n * _n / _n % _n & _n | _n ^ _n; _ = _n << 1 >> 2 >>> 3; _ = !(_n == 1 && _n != 2 || _n < 3 ^ _n > 4) & _n <= 5 | _n >= 6; _ = +_n - -_n + ~_n; _ = _any as Line ?? _maybe ?? throw new Exception(); _ = _any is Line; _ = (long)_n; _ = n > 1 ? _n : _numbers[0];
        _ = default(int); int zero = default; _ = sizeof(int); _ = typeof(List<>); _ = typeof(void); _ = nameof(_lines.Count); _ = nameof(List<>); _ = this._n + base.Value; _ = global::System.Math.Max(1, 2); _ = int.MaxValue; _ = Expressions.s_n; _ = 'c' + "s" + "u"u8.Length + @"v" + """r""" + 1 + 1u + 1L + 1UL + 1f + 1d + 1m + 0xFF + 0b11 + 1_000; _ = true; _ = false; object? nothing = null;
        _ = $"{_n} {_n,3:X} {{ }} {_lines.Count:D}"; _ = $@"{_n}"; _ = $$"""{{_n}} {x}"""; _ = new StringBuilder().Append($"{Bump()}"); FormattableString formatted = $"{_n++}";
        _ = new Line(); _ = new Line { Quantity = 1, Next = { Quantity = 2 }, Parts = { 1, 2 }, [3] = 4 }; Line target = new(); _ = new { _n, Y = _line }; _ = new int[2]; _ = new int[] { 1, _n }; _ = new[] { 1, 2 }; _ = new int[1, 2] { { 1, 2 } }; int[] initialised = { 1 }; Span<int> span = stackalloc int[2]; span = stackalloc[] { 1, 2 }; _ = new List<int> { 1, { 2 } }; _ = new Dictionary<string, Line> { ["a"] = _line, { "b", new() } };
        List<Line> collected = [_line, .. _lines, .. new[] { _line }]; Span<int> all = [1, .. _numbers]; _ = (int[])[]; _ = _size with { Width = 1 }; _ = new Started(1) with { N = _n }; _ = (1, x: 2, (3, _line)); (_n, (_line.Quantity, var deep)) = (1, (2, 3)); (_pair.X, _pair.Y.Quantity) = (1, 2); (_, _) = _pair; _ = (1, 2) == (_n, 2);
        _ = _numbers[0] + _numbers[^1] + _grid[0, 1] + _jagged[0][1] + _lines[0][1] + _numbers[1..].Length + _numbers[..^1].Length + _four[2] + _lines[^1].Quantity; _four[1] = 2; _numbers[^1] = 3; _grid[0, 0]++; _jagged[1][0] += 1; Index index = ^1; Range range = 1..2; _ = ..;
        Func<int, int> a = x => x; Func<int, int, int> b = (x, y) => x + y; Action c = () => { _n = 1; }; Func<Task> d = async () => await Task.Yield(); Func<int, int> e = static x => x; Func<int, int> f = delegate (int x) { return _n = x; }; Action g = delegate { _n++; }; var h = (ref int x, params int[] more) => x = 1; var i = [Obsolete] int (int x = 3) => x; Func<int> j = Bump; Expression<Func<int, int>> k = x => x + _n; ParseOut p = (text, out result) => result = 1;
        _ = a(1) + b(1, 2) + _make(3) + j() + f(1); c(); g(); h(ref _n); _late.Change(1); _late.X = 2; _late[1] = 3; _late.X++; _ = _late.Y[1].Z(2) + _late; _pointer(1, ref _n); delegate* unmanaged[Cdecl, SuppressGCTransition]<int, void> raw = null; delegate* managed<int, void> own = &Static; own(1);
        var query = from line in _lines let quantity = line.Quantity where quantity > 1 join other in _lines on line.Quantity equals other.Quantity into others from x in others orderby x.Quantity descending, quantity ascending group line by line.Quantity into grouped select new { grouped.Key, Count = grouped.Count() };
        _ = from Line line in _lines join Line other in _lines on line.Quantity equals other.Quantity select (line, other);
        _ = _any is Line { Quantity: > 1 and < 5 or 7, Next.Quantity: not 3 } found and not null; _ = _any is (int x1, var (x2, _)) or [] or [1, _, .. var slice] or [.. , 2]; _ = _any is int or string or null; _ = _any is { } something; _ = _any is var rest2; _ = _any is (> 3); _ = _any is System.Int32; _ = _any is Line(1, _) { Quantity: 2 } deconstructed;
        _ = _n switch { 1 => "a", > 1 and < 3 => "b", var x when x > 5 => "c", not 4 => throw new Exception(), _ => null }; _ = (_n, _text) switch { (1, _) => _line.Quantity = 1, (_, null) => _n++, _ => 0 };
        ref int place = ref (n > 1 ? ref _n : ref _numbers[0]); place = 1; (n > 1 ? ref _n : ref byRef) = 2; ref Line spot = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_lines)[0]; spot.Quantity = 3; GetRef() = 4; GetRef()++; _ = __makeref(_n); __refvalue(__makeref(_n), int) = 1; _ = __reftype(__makeref(_n)); Variadic(__arglist(1, _n));
        int* pointer = &n; *pointer = 1; pointer->ToString(); _ = pointer[0] + *(pointer + 1); _ = (nuint)pointer; _line += 1; _line -= 2; _line++; checked { _line *= 3; } _size += 1; _line.Bump(); _line.Twice = 3; _ = Line.Made + 1; (Line?)_maybe; _ = (Line)3; _ = -_line; _ = _line ? 1 : 2; _ = _line && _line;
        _ = _nullable?.ToString() ?? _text?[0].ToString() ?? _maybe?.Next?.Next?[3].ToString(); _ = _lines?.Where(x => x.Quantity > 1)?.First()?.Quantity; _ = await1(); _ = ((_n)); _ = (_n = 3) + (_n = 4); M(y: 1, x: _n++); Generic<int>(1); Generic("x"); _ = Generic<Line>; this[1] = 2; _ = this[1, 2]; base.Value = 3; ((IShape)this).Grow(); _ = IShape.Zero;
        return null;

        Task<int> await1() => Task.FromResult(_n++);
    }

    private static int s_n; private int Bump() => _n++; private ref int GetRef() => ref _n; private static void Static(int x) => s_n = x; private void Variadic(__arglist) { } private void M(int x, int y = 2, string? z = default) { } private T Generic<T>(T x) where T : notnull => x; private int this[int x] { get => _n; set => _n = value; } private int this[int x, int y] => x + y; void IShape.Grow() => _n++;
    private delegate void ParseOut(string text, out int result);
}

[EventType("started")] public sealed record Started(int N);
public abstract class Base<T> { public T? Value { get; set; } }
public interface IShape { void Grow(); static virtual int Zero => 0; static abstract bool operator ==(IShape a, IShape b); int Area() => 1; }
[System.Runtime.CompilerServices.InlineArray(4)] public struct Four { private int _first; }
public record struct Size(int Width) { public static Size operator +(Size a, int b) => a with { Width = b }; }
public class Line
{
    public int Quantity { get; set; } public Line? Next; public List<int> Parts { get; } = []; public int this[int x] { get => x; set => Quantity = value; } public void Deconstruct(out int a, out int b) => a = b = Quantity;
    public void operator +=(int by) => Quantity += by; public void operator ++() => Quantity++; public static Line operator -(Line a, int b) => a; public void operator checked *=(int by) => Quantity *= by; public void operator *=(int by) => Quantity *= by; public static Line operator checked -(Line a, int b) => a; public static Line operator -(Line a) { a.Quantity = 1; return a; }
    public static implicit operator bool(Line a) => true; public static explicit operator Line(int x) => new(); public static explicit operator checked Line(long x) => new(); public static bool operator true(Line a) => a.Quantity++ > 1; public static bool operator false(Line a) => false; public static Line operator &(Line a, Line b) => a;
}
public static class Extensions { extension(Line line) { public void Bump() { line.Quantity++; } public int Twice { get => line.Quantity * 2; set => line.Quantity = value; } } extension<T>(T) where T : class { public static int Made => 1; } }
