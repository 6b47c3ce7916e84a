using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DomainFx.Serialization;

/// <summary>Collects the elements of an array whose length is not known yet, so that the collection is made in its final size.
/// The first few stay on the stack; more go into a pooled array.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct JsonItems<T>
{
    private Few _few;
    private T[]? _pooled;
    private int _count;

    /// <summary>Adds an element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T item)
    {
        if (_pooled is null && _count < Few.Length) _few[_count++] = item;
        else AddPooled(item);
    }

    /// <summary>Makes an array; nothing can be added afterwards.</summary>
    public T[] ToArray()
    {
        if (_count == 0) return [];
        var result = new T[_count];
        MoveTo(result);
        return result;
    }

    /// <summary>Makes an array that begins with the last; nothing can be added afterwards.</summary>
    public T[] ToReversedArray()
    {
        var result = ToArray();
        Array.Reverse(result);
        return result;
    }

    /// <summary>Makes a list; nothing can be added afterwards.</summary>
    public List<T> ToList()
    {
        var result = new List<T>(_count);
        CollectionsMarshal.SetCount(result, _count);
        MoveTo(CollectionsMarshal.AsSpan(result));
        return result;
    }

    /// <summary>Makes a set; nothing can be added afterwards.</summary>
    public HashSet<T> ToHashSet()
    {
        var result = new HashSet<T>(_count);
        foreach (var item in Items) result.Add(item);
        Release();
        return result;
    }

    [UnscopedRef]
    private Span<T> Items => _pooled is null ? ((Span<T>)_few)[.._count] : _pooled.AsSpan(0, _count);

    private void MoveTo(Span<T> target)
    {
        Items.CopyTo(target);
        Release();
    }

    private void AddPooled(T item)
    {
        if (_pooled is null || _count == _pooled.Length)
        {
            var larger = ArrayPool<T>.Shared.Rent(_count * 2);
            Items.CopyTo(larger);
            Release();
            _pooled = larger;
        }

        _pooled[_count++] = item;
    }

    private void Release()
    {
        if (_pooled is null) return;
        ArrayPool<T>.Shared.Return(_pooled, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        _pooled = null;
    }

    [InlineArray(Length)]
    private struct Few
    {
        public const int Length = 8;
        private T _first;
    }
}
