using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DomainFx.Serialization;

/// <summary>ASCII text that JSON takes as it is: one pass checks and copies it.</summary>
internal static class PlainText
{
    /// <summary>Narrows characters up to the first that is not plain and returns their number.
    /// The target has room for all of them.</summary>
    public static int Copy(ReadOnlySpan<char> text, Span<byte> target)
    {
        var index = 0;
        if (Vector128.IsHardwareAccelerated && text.Length >= Vector128<byte>.Count)
        {
            ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
            ref var destination = ref MemoryMarshal.GetReference(target[..text.Length]);
            for (var last = text.Length - Vector128<byte>.Count; ; index = Math.Min(index + Vector128<byte>.Count, last))
            {
                var narrow = Narrow(
                    Vector128.LoadUnsafe(ref source, (nuint)index), Vector128.LoadUnsafe(ref source, (nuint)(index + Vector128<ushort>.Count)));
                if (HoldsSpecial(narrow)) break;
                narrow.StoreUnsafe(ref destination, (nuint)index);
                if (index == last) return text.Length;
            }
        }

        for (; index < text.Length; index++)
        {
            var character = text[index];
            if (character is < ' ' or > '~' or '"' or '\\') break;
            target[index] = (byte)character;
        }

        return index;
    }

    // What does not fit becomes 0xFF, which is special.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Narrow(Vector128<ushort> lower, Vector128<ushort> upper) =>
#if NET10_0_OR_GREATER
        Vector128.NarrowWithSaturation(lower, upper);
#else
        Vector128.Narrow(Vector128.Min(lower, Vector128.Create((ushort)0xFF)), Vector128.Min(upper, Vector128.Create((ushort)0xFF)));
#endif

    /// <summary>Whether one of 16 bytes is a control, a quote, a backslash or not ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HoldsSpecial(Vector128<byte> bytes) => Special(bytes) != Vector128<byte>.Zero;

    // As signed bytes, everything that is not ASCII is below the space too.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Special(Vector128<byte> bytes) =>
        Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)' ')).AsByte()
        | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
        | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
        | Vector128.Equals(bytes, Vector128.Create((byte)0x7F));

    /// <summary>The index of the first byte that is a control, a quote, a backslash or not ASCII; the length if there is none.</summary>
    public static int Length(ReadOnlySpan<byte> text)
    {
        var index = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref var start = ref MemoryMarshal.GetReference(text);
            for (; index <= text.Length - Vector128<byte>.Count; index += Vector128<byte>.Count)
            {
                var special = Special(Vector128.LoadUnsafe(ref start, (nuint)index));
                if (special != Vector128<byte>.Zero) return index + System.Numerics.BitOperations.TrailingZeroCount(special.ExtractMostSignificantBits());
            }
        }

        while (index < text.Length && text[index] is >= (byte)' ' and < 0x7F and not (byte)'"' and not (byte)'\\') index++;
        return index;
    }
}
