using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using DomainFx;

#nullable disable warnings
namespace Corpus.Buffers;

// Memory that the framework writes to, and rows of values that are spans of themselves.
[EventType("buffers-done")] public sealed record Done(int N);
[InlineArray(4)] public struct Four { private int _first; }
public static class Kit { public static void Set(Span<int> numbers) => numbers[0] = 1; }

public abstract class Desk
{
    protected int N; protected Four Four; protected byte[] Bytes = new byte[16]; protected char[] Chars = new char[8]; protected int[] Array = new int[4]; protected List<int> Numbers = [1]; protected OrderedDictionary<string, int> Ordered = [];
}

[Aggregate("filled-buffer-1")] public sealed partial class FilledBuffer1 : Desk { [Command(Creates = true)] public void Go() { Span<int> f = Four; f[0] = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("filled-buffer-2")] public sealed partial class FilledBuffer2 : Desk { [Command(Creates = true)] public void Go() { foreach (ref int x in Four) x = 2; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("filled-buffer-3")] public sealed partial class FilledBuffer3 : Desk { [Command(Creates = true)] public void Go() { Kit.Set(Four); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("filled-buffer-4")] public sealed partial class FilledBuffer4 : Desk { [Command(Creates = true)] public void Go() { BinaryPrimitives.WriteInt32LittleEndian(Bytes, 1); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("filled-buffer-5")] public sealed partial class FilledBuffer5 : Desk { [Command(Creates = true)] public void Go() { BitConverter.TryWriteBytes(Bytes, 1); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("filled-buffer-6")] public sealed partial class FilledBuffer6 : Desk { [Command(Creates = true)] public void Go() { Encoding.UTF8.GetBytes("a", Bytes); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("filled-buffer-7")] public sealed partial class FilledBuffer7 : Desk { [Command(Creates = true)] public void Go() { Encoding.UTF8.GetBytes("a", 0, 1, Bytes, 0); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("filled-buffer-8")] public sealed partial class FilledBuffer8 : Desk { [Command(Creates = true)] public void Go() { Encoding.UTF8.GetChars(new byte[1], 0, 1, Chars, 0); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("filled-buffer-9")] public sealed partial class FilledBuffer9 : Desk { [Command(Creates = true)] public void Go() { 1.TryFormat(Chars, out _); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("filled-buffer-10")] public sealed partial class FilledBuffer10 : Desk { [Command(Creates = true)] public void Go() { Guid.Empty.TryWriteBytes(Bytes); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("filled-buffer-11")] public sealed partial class FilledBuffer11 : Desk { [Command(Creates = true)] public void Go() { "a".CopyTo(0, Chars, 0, 1); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("filled-buffer-12")] public sealed partial class FilledBuffer12 : Desk { [Command(Creates = true)] public void Go() { Numbers.CopyTo(0, Array, 0, 1); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("filled-buffer-13")] public sealed partial class FilledBuffer13 : Desk { [Command(Creates = true)] public void Go() { Ordered.SetAt(0, 1); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("filled-buffer-14")] public sealed partial class FilledBuffer14 : Desk { [Command(Creates = true)] public void Go() { Convert.TryFromBase64String("aaaa", Bytes.AsSpan(), out _); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001

[Aggregate("own-buffer-1")] public sealed partial class OwnBuffer1 : Desk { [Command(Creates = true)] public void Go() { Span<int> f = stackalloc int[4]; f[0] = Four[0]; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("own-buffer-2")] public sealed partial class OwnBuffer2 : Desk { [Command(Creates = true)] public void Go() { Four copy = Four; Span<int> f = copy; f[0] = 1; foreach (ref int x in copy) x = 2; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("own-buffer-3")] public sealed partial class OwnBuffer3 : Desk { [Command(Creates = true)] public void Go() { ReadOnlySpan<int> f = Four; int n = f[0] + f[1]; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("own-buffer-4")] public sealed partial class OwnBuffer4 : Desk { [Command(Creates = true)] public void Go() { int sum = 0; foreach (int x in Four) sum += x; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("own-buffer-5")] public sealed partial class OwnBuffer5 : Desk { [Command(Creates = true)] public void Go() { Span<byte> bytes = stackalloc byte[8]; BinaryPrimitives.WriteInt32LittleEndian(bytes, Bytes.Length); Encoding.UTF8.GetBytes("a", bytes); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("own-buffer-6")] public sealed partial class OwnBuffer6 : Desk { [Command(Creates = true)] public void Go() { byte[] bytes = [.. Bytes]; Encoding.UTF8.GetBytes("a", 0, 1, bytes, 0); Guid.Empty.TryWriteBytes(bytes); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("own-buffer-7")] public sealed partial class OwnBuffer7 : Desk { [Command(Creates = true)] public void Go() { char[] chars = new char[8]; "a".CopyTo(0, chars, 0, 1); 1.TryFormat(chars, out int written); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("own-buffer-8")] public sealed partial class OwnBuffer8 : Desk { [Command(Creates = true)] public void Go() { int[] copy = new int[9]; Numbers.CopyTo(0, copy, 0, 1); Array.CopyTo(copy, 0); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("own-buffer-9")] public sealed partial class OwnBuffer9 : Desk { [Command(Creates = true)] public void Go() { int at = Bytes.AsSpan().IndexOf((byte)1) + BinaryPrimitives.ReadInt32LittleEndian(Bytes); ReadOnlySpan<byte> view = Bytes.AsSpan(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("own-buffer-10")] public sealed partial class OwnBuffer10 : Desk { [Command(Creates = true)] public void Go() { string text = Encoding.UTF8.GetString(Bytes) + Convert.ToHexString(Bytes); byte[] hash = System.Security.Cryptography.SHA256.HashData(Bytes); hash[0] = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("own-buffer-11")] public sealed partial class OwnBuffer11 : Desk { [Command(Creates = true)] public void Go() { bool same = Bytes.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes("a")); Span<byte> part = Bytes.AsSpan().Slice(0); int n = part.Length; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("own-buffer-12")] public sealed partial class OwnBuffer12 : Desk { [Command(Creates = true)] public void Go() { int value = MemoryMarshal.Read<int>(Bytes); ReadOnlySpan<int> ints = MemoryMarshal.Cast<byte, int>(Bytes.AsSpan()); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
