namespace DomainFx.Stores.Coalescing;

/// <summary>Where batches go: the part of a store that writes. It is called for one batch at a time.</summary>
public interface IAppendSink
{
    /// <summary>Whether <see cref="AppendAsync"/> blocks its thread. It is then called from the thread pool, never on a caller's thread.</summary>
    bool IsBlocking { get; }

    /// <summary>
    /// Appends a batch in one transaction and settles each member: with its results, or with the failure that is this member's alone (a conflict).
    /// Members share no stream. What was settled counts once the method has completed.
    /// If it throws, nothing is stored or the outcome is unknown: the members are then sent again, each in a batch of its own, with the same ids.
    /// </summary>
    ValueTask AppendAsync(IReadOnlyList<PendingAppend> batch);

    /// <summary>
    /// Appends a member that <see cref="AppendAsync"/> put off (<see cref="PendingAppend.IsPutOff"/>), and settles it. Batches go on meanwhile, without the member's streams,
    /// and several members may be here at once.
    /// </summary>
    ValueTask AppendPutOffAsync(PendingAppend member) => AppendAsync([member]);
}
