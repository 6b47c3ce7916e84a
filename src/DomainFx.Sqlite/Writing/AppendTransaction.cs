using DomainFx.Projections;
using DomainFx.Sqlite.Projections;
using DomainFx.Sqlite.Tables;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Writing;

/// <summary>Appends within one transaction, which holds the file's write lock: what it finds stays so until it ends.</summary>
internal sealed class AppendTransaction
{
    private const int VersionsBetweenForgetting = 64;

    private readonly StoreSession _session;
    private readonly MetadataBuffer _metadata;
    private readonly long _recordedAt;
    private readonly TimeSpan _commandRetention;
    private readonly long _headBefore;
    private readonly List<(ProjectionKey Key, string EventType)> _inline;
    private readonly List<StreamRow?> _toAppend = [];

    public AppendTransaction(StoreSession session, MetadataBuffer metadata, DateTimeOffset now, TimeSpan commandRetention)
    {
        _session = session;
        _metadata = metadata;
        _recordedAt = now.UtcTicks;
        _commandRetention = commandRetention;
        Head = _headBefore = session.Head.Read();
        _inline = session.Projections.AllWithAppends();
    }

    /// <summary>The last position that was given.</summary>
    public long Head { get; private set; }

    /// <summary>Appends to several streams, or to none if one of them is not as expected.</summary>
    /// <exception cref="DomainFxException">A stream or an inline read model is not as expected. Nothing was appended.</exception>
    public void Append(IReadOnlyList<StreamAppend> appends, AppendResult[] results)
    {
        if (IsRepetition(appends, results)) return;
        _toAppend.Clear();
        for (var i = 0; i < results.Length; i++) _toAppend.Add(Answer(appends[i], out results[i]));
        for (var i = 0; i < results.Length; i++)
        {
            if (_toAppend[i] is not null) InlineWrites.Follow(_session, _inline, appends[i], Head);
        }

        // Also for what this very append has just left to a worker.
        for (var i = 0; i < results.Length; i++)
        {
            if (_toAppend[i] is not null) InlineWrites.RequireStages(_session, appends[i].ReadModels);
        }

        for (var i = 0; i < results.Length; i++)
        {
            if (_toAppend[i] is { } stream) results[i] = Append(appends[i], stream);
        }
    }

    /// <summary>Appends to one stream whose state was looked at.</summary>
    public AppendResult Append(StreamAppend append, StreamRow stream)
    {
        if (stream.Key == 0) stream = _session.Streams.Add(append.Stream);
        var category = _session.Names.CategoryKey(append.Stream.Category);
        var version = stream.Version;
        foreach (ref readonly var data in append.Events.Span)
            _session.Events.Add(stream.Key, category, ++version, ++Head, in data, _metadata.Encode(data.Metadata), _recordedAt);
        _session.Streams.Update(append.Stream, stream with { Version = version });
        InlineWrites.Store(_session, append.ReadModels);
        if (append.KeyToRemember is { } key) Remember(key, stream, version);
        return new AppendResult(version, Head, IsDuplicate: false);
    }

    /// <summary>Ends the appending: the positions that were given are not given again.</summary>
    public void Complete()
    {
        if (Head != _headBefore) _session.Head.Write(Head);
    }

    private void Remember(CommandKey key, StreamRow stream, long version)
    {
        _session.Commands.Add(stream.Key, new RememberedCommand(key, stream.Version + 1, version, Head));
        // Now and then, so that it costs an append next to nothing.
        if (_commandRetention < TimeSpan.MaxValue && stream.Version / VersionsBetweenForgetting != version / VersionsBetweenForgetting)
            _session.Commands.Forget(stream.Key, _recordedAt - _commandRetention.Ticks);
    }

    // With parts that only check a stream: if all events are stored, it is one, whatever became of those streams.
    private bool IsRepetition(IReadOnlyList<StreamAppend> appends, AppendResult[] results)
    {
        var checks = 0;
        for (var i = 0; i < results.Length; i++) checks += appends[i].Events.IsEmpty ? 1 : 0;
        if (checks == 0 || checks == results.Length) return false;
        for (var i = 0; i < results.Length; i++)
        {
            var (append, stream) = (appends[i], _session.Streams.Find(appends[i].Stream));
            if (append.Events.IsEmpty) results[i] = new AppendResult(append.Expected.IsExact ? append.Expected.Version : stream.Version, Position: 0, IsDuplicate: true);
            else if (FindFirst(stream, append) is { } first) results[i] = first;
            else return false;
        }

        return true;
    }

    /// <summary>The stream to append to; null if the answer is known without.</summary>
    private StreamRow? Answer(StreamAppend append, out AppendResult answer)
    {
        var stream = _session.Streams.Find(append.Stream);
        if (FindFirst(stream, append) is { } first)
        {
            answer = first with { IsDuplicate = true };
            return null;
        }

        append.RequireOpen(stream.Info);
        answer = new AppendResult(stream.Version, Position: 0, IsDuplicate: false);
        return append.Events.IsEmpty ? null : stream;
    }

    /// <summary>What the same append came to before; null if this is no repetition.</summary>
    private AppendResult? FindFirst(StreamRow stream, StreamAppend append)
    {
        if (append.KeyToRemember is { } key)
        {
            if (stream.Key == 0 || _session.Commands.Find(stream.Key, key.Id) is not { } first) return null;
            if (first.Key != key) throw new CommandIdReusedException(append.Stream, key.Id);
            return new AppendResult(first.LastVersion, first.Position, IsDuplicate: true);
        }

        if (append.Events.IsEmpty || append.Expected.Version > stream.Version - append.Events.Length) return null;
        var result = default(AppendResult);
        foreach (ref readonly var data in append.Events.Span)
        {
            var version = Math.Max(result.StreamVersion, append.Expected.Version) + 1;
            if (_session.Events.IdAt(stream.Key, version) is not { } stored || stored.EventId != data.EventId) return null;
            result = new AppendResult(version, stored.Position, IsDuplicate: true);
        }

        return result;
    }
}
