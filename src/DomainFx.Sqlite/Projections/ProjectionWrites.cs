using DomainFx.Projections;
using DomainFx.Sqlite.Tables;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Projections;

/// <summary>What changes the projections' tables, within a write transaction.</summary>
internal static class ProjectionWrites
{
    public static ProjectionState Open(StoreSession session, ProjectionDefinition definition)
    {
        var (key, table) = (definition.Key, definition.Table);
        if (session.Projections.Find(key, session.Partitions) is not { } known) return Add(session, definition);
        definition.RequireSame(known);
        if (definition.IsInline) session.Projections.AddEventTypes(key, definition.EventTypes);
        if (table is null || known.Stage is ProjectionStage.Retired) return known;
        if (!session.ReadModels.Exists(table.PhysicalName)) Reset(session, definition);
        if (known.Stage is ProjectionStage.Live && !session.ReadModels.Exists(table.Name)) session.ReadModels.Show(table);
        return session.Projections.Find(key, session.Partitions)!;
    }

    public static void Commit(StoreSession session, ProjectionCommit commit)
    {
        var key = commit.Lease.Key;
        if (!session.Partitions.Advance(commit.Lease, commit.From, commit.To)) throw new ProjectionLeaseLostException(commit.Lease);
        if (commit.Changes is { } changes) session.ReadModels.Write(commit.Table!, changes);
        foreach (var touch in commit.Unparked) session.Parked.Remove(key, touch);
        foreach (var parked in commit.Parked) session.Parked.Add(key, parked);
    }

    public static bool Stop(StoreSession session, ProjectionLease lease, string error, long? position)
    {
        if (!session.Partitions.Holds(lease)) return false;
        session.Projections.Stop(lease.Key, error, position);
        session.Partitions.RaiseTokens(lease.Key);
        return true;
    }

    public static bool Switch(StoreSession session, ProjectionLease lease, ProjectionDefinition definition)
    {
        if (!session.Partitions.Holds(lease)) throw new ProjectionLeaseLostException(lease);
        var state = session.Projections.Find(lease.Key, session.Partitions)!;
        if (state.Stage is ProjectionStage.Retired) return false;
        if (state.Stage is ProjectionStage.Live && (state.IsWithAppends || !definition.IsInline)) return true;
        if (state.Stage is ProjectionStage.Live && !session.Projections.IsLeftAlone(lease.Key, definition.QuietTime)) return false;
        // Appends would pass over what is parked, and nobody could try it again.
        if (definition.IsInline && state.Parked > 0) return false;
        var older = session.Projections.Older(lease.Key);
        var live = older.Where(one => one.Stage is ProjectionStage.Live).SelectMany(one => session.Partitions.Of(one.Key)).Max(partition => (long?)partition.Checkpoint.Position);
        // Appends are excluded by this transaction: rows that commit with them must miss none.
        if (!session.Partitions.IsCaughtUp(lease, definition.IsInline ? session.Head.Read() : live ?? 0)) return false;
        foreach (var (key, stage) in older)
        {
            // Queries that began on the version before the live one have long ended.
            if (definition.Table is { } table && stage is not ProjectionStage.Live) session.ReadModels.Drop(table.For(key));
            session.Projections.Retire(key);
            session.Partitions.RaiseTokens(key);
        }

        session.Projections.SetStage(lease.Key, ProjectionStage.Live);
        if (definition.IsInline) GiveToAppends(session, lease.Key);
        if (definition.Table is { } shown && state.Stage is ProjectionStage.Building) session.ReadModels.Show(shown);
        return true;
    }

    public static void Follow(StoreSession session, ProjectionKey key, long head)
    {
        if (session.Projections.Follow(key)) session.Partitions.GoOnAfter(key, head);
    }

    public static void SetStatus(StoreSession session, ProjectionKey key, ProjectionStatus status)
    {
        session.Projections.SetStatus(key, status);
        session.Partitions.RaiseTokens(key);
    }

    public static void Reset(StoreSession session, ProjectionDefinition definition)
    {
        session.Projections.StartAnew(definition.Key);
        session.Projections.Resume(definition.Key);
        session.Projections.SetDrain(definition.Key, null);
        session.Partitions.Reset(definition.Key);
        session.Parked.Clear(definition.Key);
        if (definition.Table is { } table) session.ReadModels.Clear(table);
    }

    public static bool Repartition(StoreSession session, ProjectionKey key, int count)
    {
        var state = session.Projections.Find(key, session.Partitions)!;
        if (state.Drain is null && state.Partitions.Count == count) return true;
        var meeting = state.Drain?.Position ?? state.Partitions.Max(partition => partition.Checkpoint.Position);
        if (state.Partitions.Any(partition => partition.Checkpoint.Position != meeting))
        {
            if (state.Drain?.Partitions == count) return false;
            session.Projections.SetDrain(key, new ProjectionDrain(meeting, count));
            session.Partitions.RaiseTokens(key);
            return false;
        }

        session.Projections.SetDrain(key, null);
        session.Partitions.Divide(key, count, state.Partitions.Select(partition => partition.Checkpoint).MaxBy(at => at.EventId));
        return true;
    }

    public static void RetryParked(StoreSession session, ProjectionKey key, IReadOnlyCollection<string>? keys)
    {
        session.Parked.Retry(key, keys);
        session.Partitions.RaiseTokens(key);
    }

    public static void DropParked(StoreSession session, ProjectionKey key, IReadOnlyCollection<ParkedTouch> touches)
    {
        foreach (var touch in touches) session.Parked.Remove(key, touch);
        session.Partitions.RaiseTokens(key);
    }

    // Whoever built the rows writes none any longer.
    private static void GiveToAppends(StoreSession session, ProjectionKey key)
    {
        session.Projections.GiveToAppends(key);
        session.Partitions.Free(key);
    }

    private static ProjectionState Add(StoreSession session, ProjectionDefinition definition)
    {
        var (key, table) = (definition.Key, definition.Table);
        var stage = session.Projections.StageOfNew(key);
        // One that commits with appends is built first where there were some.
        if (stage is ProjectionStage.Live && definition.IsInline && session.Head.Read() > 0) stage = ProjectionStage.Building;
        session.Projections.Add(key, stage, table?.Shape, definition.IsInline);
        if (definition.IsInline) session.Projections.AddEventTypes(key, definition.EventTypes);
        session.Partitions.Divide(key, definition.Partitions, Checkpoint.Start);
        if (table is not null && stage is not ProjectionStage.Retired) session.ReadModels.Create(table);
        if (table is not null && stage is ProjectionStage.Live) session.ReadModels.Show(table);
        return session.Projections.Find(key, session.Partitions)!;
    }
}
