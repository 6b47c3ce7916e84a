using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace DomainFx.Stores;

/// <summary>Events as newline-delimited JSON: an object a line, UTF-8, in which data stands as it is stored, byte for byte.</summary>
/// <remarks>
/// <c>{"category":"bank-account","id":"acc-1","version":1,"position":7,"type":"account-opened","schemaVersion":1,"eventId":"…","occurredAt":"…","recordedAt":"…","metadata":{…},"data":{…}}</c>.
/// Data that is not JSON on one line stands as <c>"dataBase64"</c> instead. An archived stream is <c>{"archived":{"category":"…","id":"…"}}</c>.
/// </remarks>
public static class ExchangedLines
{
    private const int FlushBytes = 64 * 1024;
    private const byte EndOfLine = (byte)'\n';

    /// <summary>Writes lines; the output stays open.</summary>
    /// <returns>The number of lines.</returns>
    public static async Task<long> WriteAsync(IAsyncEnumerable<ExchangedLine> lines, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(output);
        var count = 0L;
        var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        using var writer = new LineWriter(pipe);
        await foreach (var line in lines.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            writer.Write(line);
            count++;
            if (pipe.UnflushedBytes >= FlushBytes) await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        await pipe.CompleteAsync().ConfigureAwait(false);
        return count;
    }

    /// <summary>Reads lines; the input stays open. Empty lines are skipped.</summary>
    /// <exception cref="FormatException">A line is no line of an export; the message has its number.</exception>
    public static async IAsyncEnumerable<ExchangedLine> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var pipe = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: FlushBytes, leaveOpen: true));
        var reader = new LineReader();
        for (var isEnd = false; !isEnd;)
        {
            var read = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            var rest = read.Buffer;
            isEnd = read.IsCompleted;
            while (TakeLine(ref rest, isEnd, out var bytes))
            {
                if (reader.Read(bytes) is { } line) yield return line;
            }

            pipe.AdvanceTo(rest.Start, rest.End);
        }

        await pipe.CompleteAsync().ConfigureAwait(false);
    }

    private static bool TakeLine(ref ReadOnlySequence<byte> rest, bool isEnd, out ReadOnlySequence<byte> line)
    {
        if (rest.PositionOf(EndOfLine) is { } end)
        {
            line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return true;
        }

        line = rest;
        var isLast = isEnd && !rest.IsEmpty;
        if (isLast) rest = rest.Slice(rest.End);
        return isLast;
    }
}
