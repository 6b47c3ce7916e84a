using System.Globalization;
using System.Text;
using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Names;
using DomainFx.Postgres.Projections;
using DomainFx.Stores;
using DomainFx.Stores.Coalescing;
using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Postgres.Writing;

/// <summary>Appends a batch: one call, its lists kept and filled anew each time. Rows of inline read models are part of the same statement, which does not
/// begin before the server has all of it.</summary>
internal sealed class AppendBatchStatement : IDisposable
{
    private readonly StoreSession _session;
    private readonly MetadataBuffer _metadataBuffer = new();
    private readonly List<NpgsqlParameter> _parameters = [];
    private readonly List<int> _members;
    private readonly List<int> _categories;
    private readonly List<string> _ids;
    private readonly List<long> _expected;
    private readonly List<int> _counts;
    private readonly List<Guid?> _commands;
    private readonly List<long> _fingerprints;
    private readonly List<int> _eventAppends;
    private readonly List<int> _eventNumbers;
    private readonly List<int> _types;
    private readonly List<Guid> _eventIds;
    private readonly List<long> _occurredAt;
    private readonly List<ReadOnlyMemory<byte>> _metadata;
    private readonly List<ReadOnlyMemory<byte>> _data;
    private readonly NpgsqlParameter<long> _recordedAt = new();
    private readonly NpgsqlParameter<long?> _forgetBefore = new() { NpgsqlDbType = NpgsqlDbType.Bigint };
    private readonly NpgsqlParameter<int> _waitMilliseconds = new();
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _server = KnownServer.Parameter();
    private readonly NpgsqlCommand _append;
    private readonly InlineParameters[]? _tables;
    private readonly List<int> _stageAppends;
    private readonly List<string> _stageNames;
    private readonly List<int> _stageVersions;
    private readonly List<int> _stageRebuilds;
    private readonly List<bool> _stageHasRows;
    private readonly List<long> _stageTerms;

    /// <summary>Makes the statement.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="tables">The tables of inline read models; null for appends that know of none.</param>
    public AppendBatchStatement(StoreSession session, InlineParameters[]? tables)
    {
        (_session, _tables) = (session, tables);
        _members = Array<int>(NpgsqlDbType.Integer);
        _categories = Array<int>(NpgsqlDbType.Integer);
        _ids = Array<string>(NpgsqlDbType.Text);
        _expected = Array<long>(NpgsqlDbType.Bigint);
        _counts = Array<int>(NpgsqlDbType.Integer);
        _commands = Array<Guid?>(NpgsqlDbType.Uuid);
        _fingerprints = Array<long>(NpgsqlDbType.Bigint);
        _eventAppends = Array<int>(NpgsqlDbType.Integer);
        _eventNumbers = Array<int>(NpgsqlDbType.Integer);
        _types = Array<int>(NpgsqlDbType.Integer);
        _eventIds = Array<Guid>(NpgsqlDbType.Uuid);
        _occurredAt = Array<long>(NpgsqlDbType.Bigint);
        _metadata = Array<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea);
        _data = Array<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea);
        var call = $"SELECT * FROM {session.Database.Schema}.append_v1($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, {(tables is null ? "false" : "true")}) WHERE {KnownServer.Condition(session.Database.Schema, 18)}";
        NpgsqlParameter[] parameters = [.. _parameters, _recordedAt, _forgetBefore, _waitMilliseconds, _server];
        _parameters.Clear();
        _stageAppends = Array<int>(NpgsqlDbType.Integer);
        (_stageNames, _stageVersions, _stageRebuilds) = (Array<string>(NpgsqlDbType.Text), Array<int>(NpgsqlDbType.Integer), Array<int>(NpgsqlDbType.Integer));
        (_stageHasRows, _stageTerms) = (Array<bool>(NpgsqlDbType.Boolean), Array<long>(NpgsqlDbType.Bigint));
        _append = tables is null
            ? session.Database.Command(session.Connection, call, parameters)
            : session.Database.Command(
                session.Connection,
                WithRows(session.Database.Schema, call, parameters.Length, tables),
                [.. parameters, .. _parameters, .. tables.SelectMany(static table => table.Parameters)]);
    }

    /// <summary>Appends, and settles each member. The names must be known.</summary>
    /// <returns>Whether something was stored.</returns>
    public async ValueTask<bool> AppendAsync(IReadOnlyList<PendingAppend> batch, AppendTimes times, CancellationToken cancellationToken)
    {
        SetParameters(batch, times);
        await _session.PrepareAsync(_append, cancellationToken).ConfigureAwait(false);
        using var row = await _append.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await row.ReadAsync(cancellationToken).ConfigureAwait(false);
        var (outcomes, versions, positions) = (row.GetFieldValue<int[]>(0), row.GetFieldValue<long[]>(1), row.GetFieldValue<long[]>(2));
        await row.ConfirmAsync(cancellationToken).ConfigureAwait(false);
        var answers = new AppendAnswer[outcomes.Length];
        var (events, areOfEvents) = (0, positions.Length > outcomes.Length);
        for (var i = 0; i < answers.Length; i++)
        {
            events += _counts[i];
            answers[i] = new AppendAnswer((AppendOutcome)outcomes[i], versions[i], positions[areOfEvents ? events - 1 : i]);
        }

        return Settle(batch, answers);
    }

    public void Dispose()
    {
        _append.Dispose();
        _metadataBuffer.Dispose();
    }

    private static bool Settle(IReadOnlyList<PendingAppend> batch, ReadOnlySpan<AppendAnswer> answers)
    {
        var hasStored = false;
        for (var i = 0; i < batch.Count; i++)
        {
            var count = batch[i].Appends.Count;
            hasStored |= Settlement.Settle(batch[i], answers[..count]);
            answers = answers[count..];
        }

        return hasStored;
    }

    // The stages are checked after the append has its locks, and by a function, which sees what was committed until then: a switch excludes appends.
    private static string WithRows(string schema, string call, int count, InlineParameters[] tables)
    {
        var sql = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"WITH appended AS MATERIALIZED ({call}), checked AS MATERIALIZED (SELECT a.*, {schema}.require_stages_v1(a.outcomes, $8, $10, ${count + 1}, ${count + 2}, ${count + 3}, ${count + 4}, ${count + 5}, ${count + 6}) FROM appended AS a)");
        var parameter = count + 7;
        for (var number = 0; number < tables.Length; number++)
        {
            sql.Append(",\n").Append(ReadModelSql.WriteInline(schema, tables[number].Table, "checked", parameter, number));
            parameter += ReadModelSql.CountInline(tables[number].Table);
        }

        return sql.Append("\nSELECT * FROM checked").ToString();
    }

    private List<T> Array<T>(NpgsqlDbType element)
    {
        var list = new List<T>();
        _parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = list, NpgsqlDbType = NpgsqlDbType.Array | element });
        return list;
    }

    private void SetParameters(IReadOnlyList<PendingAppend> batch, AppendTimes times)
    {
        Clear();
        for (var member = 0; member < batch.Count; member++)
        {
            var appends = batch[member].Appends;
            for (var i = 0; i < appends.Count; i++) Add(member, appends[i]);
        }

        _recordedAt.TypedValue = times.RecordedAt;
        _forgetBefore.TypedValue = times.ForgetBefore;
        _waitMilliseconds.TypedValue = times.WaitMilliseconds;
        _server.TypedValue = _session.Names.Server;
    }

    private void Add(int member, StreamAppend append)
    {
        var key = append.KeyToRemember;
        _members.Add(member);
        _categories.Add(_session.Names.CategoryKey(append.Stream.Category));
        _ids.Add(append.Stream.Id);
        _expected.Add(ExpectedVersionCode.Of(append.Expected));
        _counts.Add(append.Events.Length);
        _commands.Add(key?.Id);
        _fingerprints.Add(key?.Fingerprint ?? 0);
        if (_tables is not null) AddRows(append);
        var number = 0;
        foreach (ref readonly var data in append.Events.Span)
        {
            _eventAppends.Add(_members.Count);
            _eventNumbers.Add(++number);
            _types.Add(_session.Names.TypeKey(data.Type));
            _eventIds.Add(data.EventId);
            _occurredAt.Add(data.OccurredAt.UtcTicks);
            _metadata.Add(_metadataBuffer.Encode(data.Metadata));
            _data.Add(data.Data);
        }
    }

    private void AddRows(StreamAppend append)
    {
        foreach (var rows in append.ReadModels)
        {
            if (rows.Changes is { IsEmpty: false } changes) System.Array.Find(_tables!, table => table.Table.PhysicalName == rows.Table.PhysicalName)!.Add(_members.Count, changes);
            _stageAppends.Add(_members.Count);
            _stageNames.Add(rows.Key.Name);
            _stageVersions.Add(rows.Key.Version);
            _stageRebuilds.Add(rows.Key.Rebuild);
            _stageHasRows.Add(rows.Changes is not null);
            _stageTerms.Add(rows.Term);
        }
    }

    private void Clear()
    {
        foreach (var table in _tables ?? []) table.Clear();
        _stageAppends.Clear();
        _stageNames.Clear();
        _stageVersions.Clear();
        _stageRebuilds.Clear();
        _stageHasRows.Clear();
        _stageTerms.Clear();
        _metadataBuffer.Clear();
        _members.Clear();
        _categories.Clear();
        _ids.Clear();
        _expected.Clear();
        _counts.Clear();
        _commands.Clear();
        _fingerprints.Clear();
        _eventAppends.Clear();
        _eventNumbers.Clear();
        _types.Clear();
        _eventIds.Clear();
        _occurredAt.Clear();
        _metadata.Clear();
        _data.Clear();
    }
}
