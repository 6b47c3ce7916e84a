#nullable enable
#region Directives
#define ZOO
#undef NOTHING
extern alias other;
global using Numbers = System.Collections.Generic.List<int>;
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using static System.Math;
using unsafe Pointer = int*;
using DomainFx;
[assembly: System.Reflection.AssemblyMetadata("zoo", "statements")]
[module: System.CLSCompliant(false)]
#if ZOO && !NOTHING || (true == false)
#warning a zoo
#elif NOTHING
#error never
#else
#endif
#pragma warning disable CS0164, CS0168 // all kinds
#pragma checksum "Zoo.cs" "{406EA660-64CF-4C82-B6F0-42D48172A799}" "ab"
#line 7 "Zoo.cs"
#line (1, 1) - (5, 60) 10 "Zoo.cs"
#line hidden
#line default
#endregion

namespace Zoo.Of.Statements;

/// <summary>Every statement, in <see cref="Do(int)"/>, <see cref="T:Zoo.X"/>, <see cref="operator +(Line, int)"/>, <see cref="this[int]"/>, <see cref="Numbers"/>.</summary>
/// <typeparam name="T">None.</typeparam><paramref name="n"/><typeparamref name="T"/><![CDATA[ x < y ]]> &amp; <!-- so --> <br/> <?xml x ?> <a:b c:d="e"/>
[Aggregate("zoo-statements"), Snapshot]
public sealed unsafe partial class Statements(int seed, List<Line> given)
{
    private int _n; private Line _line = new(); private Line? _maybe; private readonly List<Line> _lines = given; private string? _text; private int[] _numbers = [1, 2]; private object? _any; private fixed int _none[3];
    private event Action? Happened; private event Action Custom { add { _n++; } remove => _n--; }
    private delegate int Maker<in TIn, out TOut>(ref readonly TIn x) where TIn : struct where TOut : class?, new();

    [Command(Creates = true)] public void Start() => Raise(new Started(seed));
    [Command] public void Do(int n) { All(n); seed++; given.Clear(); }
    [Command] public async Task<int> DoAsync(int n, CommandContext context) { await All2(n); await foreach (var x in Later(n).WithCancellation(default)) _n += x; await using var y = new Closing(); await using (new Closing()) { } return _n; }
    [Event] private void On(Started e) { All(e.N); _n = e.N; foreach (var x in Walk(e.N)) _n = x; }

    private void All(int n)
    {
        ;
        { }
        int a, b = 1; const int c = 3; var (d, e) = (1, 2); (int f, var g) = (1, _n); using var h = new Closing(); ref int i = ref _n; ref readonly int j = ref _n; scoped Span<int> k = stackalloc int[2]; scoped ref int l = ref _n;
        a = b = c; i = ref _n; i = 5; _n = d + e + f + g + j + l + k[0];
        if (n > 1) _n = 1; else if (n < 2) { _n = 2; } else _n = 3;
        for (int x = 0, y = 1; x < 3; x++, y--) _n += x * y;
        for (; ; ) { break; }
        foreach (var line in _lines) { line.Quantity = n; continue; }
        foreach (ref var number in _numbers.AsSpan()) number = 1;
        foreach (var (key, (x, y)) in new Dictionary<int, (int, Line)>()) { _n = key + x; y.Quantity = 1; }
        while (_n-- > 0) { if (_n == 1) continue; }
        do { _n++; } while (_n < 3);
        switch (n) { case 1: case 2: _n = 1; goto case 3; case 3: goto default; case > 5 and < 9 when _n == 1: break; default: _n = 2; goto end; }
        switch (_any) { case Line { Quantity: > 1 } found: found.Quantity = 1; break; case (int x, int y): break; case [1, .., var last]: break; case not null and (string or int): break; case var rest: break; }
        try { _n = 1; throw new InvalidOperationException(); } catch (InvalidOperationException error) when (error.Message is { Length: > 1 }) { _n = 2; throw; } catch (ArgumentException) { } catch { _n = 3; } finally { _n = 4; }
        lock (_lines) _lines.Clear();
        checked { _n++; } unchecked { _n--; } unsafe { int* p = &n; *p = 1; p[0] = 2; p++; } _n = checked(_n + 1) + unchecked(_n - 1);
        fixed (int* p = _numbers) { *p = 3; } fixed (char* p = _text) { }
        using (var closing = new Closing()) closing.Touch(); using (h) { }
        int Local(int x) { _n = x; return x; } static int Still(int x) => x; async Task LaterAsync() { await Task.Yield(); _n = 1; } unsafe void Raw(int* p) => *p = 1; extern static void Outside();
        [Obsolete] void Attributed<T>([In] T x) where T : unmanaged { }
        _ = Local(1) + Still(2); _ = LaterAsync(); Happened?.Invoke(); Happened += Start; Custom -= Start;
        goto end;
    end:
        return;
    }

    private async Task All2(int n) { if (n > 0) return; await Task.Delay(n); return; }
    private IEnumerable<int> Walk(int n) { yield return _n++; if (n > 3) yield break; foreach (var line in _lines) { line.Quantity = 1; yield return 2; } }
    private async IAsyncEnumerable<int> Later(int n) { await Task.Yield(); _n = n; yield return 1; }
    private sealed class Closing : IDisposable, IAsyncDisposable { public void Dispose() { } public ValueTask DisposeAsync() => default; public void Touch() { } ~Closing() { } }
}

[EventType("started")] public sealed record Started(int N);
public class Line { public int Quantity { get; set; } public Line? Next; public List<int> Parts { get; } = []; public static Line operator +(Line line, int n) => new(); public int this[int x] { get => x; set => Quantity = value; } }
