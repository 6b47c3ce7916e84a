using System.Buffers;
using System.Buffers.Binary;

namespace DomainFx.Postgres.Import;

/// <summary>Rows in the binary format of COPY (https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format"), written straight to bytes.</summary>
internal sealed class CopyBuffer
{
    private const short EndOfRows = -1;

    private readonly ArrayBufferWriter<byte> _bytes = new(256 * 1024);

    private static ReadOnlySpan<byte> Signature => [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0];

    public int Length => _bytes.WrittenCount;

    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    public void Clear() => _bytes.ResetWrittenCount();

    public void Start()
    {
        _bytes.Write(Signature);
        Put(0); // flags
        Put(0); // no extension
    }

    public void StartRow(short fields)
    {
        BinaryPrimitives.WriteInt16BigEndian(_bytes.GetSpan(2), fields);
        _bytes.Advance(2);
    }

    public void Add(int value)
    {
        Put(4);
        Put(value);
    }

    public void Add(long value)
    {
        Put(8);
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(8), value);
        _bytes.Advance(8);
    }

    public void Add(Guid value)
    {
        Put(16);
        value.TryWriteBytes(_bytes.GetSpan(16), bigEndian: true, out _);
        _bytes.Advance(16);
    }

    public void Add(ReadOnlySpan<byte> value)
    {
        Put(value.Length);
        _bytes.Write(value);
    }

    public void End() => StartRow(EndOfRows);

    private void Put(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(4), value);
        _bytes.Advance(4);
    }
}
