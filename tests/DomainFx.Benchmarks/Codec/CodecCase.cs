using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DomainFx.Benchmarks.References;
using DomainFx.Runtime;
using DomainFx.Serialization;

namespace DomainFx.Benchmarks.Codec;

/// <summary>One record, both codecs, the same JSON.</summary>
internal sealed class CodecCase<T> : IDisposable
    where T : class
{
    private readonly T _example;
    private readonly EventContract<T> _contract;
    private readonly JsonTypeInfo<T> _reference;
    private readonly JsonWriter _writer = new();
    private readonly ReusedJsonBuffer _buffer = new();
    private readonly byte[] _json;

    public CodecCase(T example, EventContract<T> contract, JsonTypeInfo<T> reference)
    {
        _example = example;
        _contract = contract;
        _reference = reference;
        _json = _buffer.Write(example, reference).ToArray();
        contract.Write(_writer, example);
        if (!_writer.Written.SequenceEqual(_json))
            throw new InvalidOperationException($"The codecs of {typeof(T)} write different JSON:\n{Text(_writer.Written)}\n{Text(_json)}");
        if (!_buffer.Write(contract.Read(1, _json), reference).SequenceEqual(_json))
            throw new InvalidOperationException($"What ours reads of {typeof(T)} is not what was written.");
    }

    public void WriteOurs(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            _writer.Truncate(0);
            _contract.Write(_writer, _example);
        }
    }

    public void WriteReference(int operations)
    {
        for (var i = 0; i < operations; i++) _buffer.Write(_example, _reference);
    }

    public void ReadOurs(int operations)
    {
        for (var i = 0; i < operations; i++) _contract.Read(1, _json);
    }

    public void ReadReference(int operations)
    {
        for (var i = 0; i < operations; i++) JsonSerializer.Deserialize(_json, _reference);
    }

    /// <summary>The bytes of the object graph that a read must make.</summary>
    public long GraphBytes(Func<T, T> copy)
    {
        copy(_example);
        var before = GC.GetAllocatedBytesForCurrentThread();
        copy(_example);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    public void Dispose()
    {
        _writer.Dispose();
        _buffer.Dispose();
    }

    private static string Text(ReadOnlySpan<byte> json) => System.Text.Encoding.UTF8.GetString(json);
}
