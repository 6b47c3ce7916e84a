using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Commands;

/// <summary>One command on its way, with what stays the same over its attempts.</summary>
internal sealed class CommandRequest<TAggregate>
    where TAggregate : class, IAggregate
{
    public required StreamId Stream { get; init; }

    public required ICommand<TAggregate> Command { get; init; }

    public required CommandContract Contract { get; init; }

    public required Guid CommandId { get; init; }

    public required EventMetadata Metadata { get; init; }

    /// <summary>Set if the caller gave an id, and so may repeat the command.</summary>
    public CommandKey? Key { get; init; }

    /// <summary>The version that the caller saw; null to take what is there.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>How often another writer was faster.</summary>
    public int Conflicts { get; set; }

    public bool MayDecideAgain => ExpectedVersion is null && Contract.RetryOnConflict;

    /// <summary>Whether a cached state has to be brought up to date before deciding: a service must not act on an old state,
    /// and only the store knows whether a command id was used before.</summary>
    public bool NeedsFreshState => Contract.UsesServices || Key is not null;

    /// <summary>What the aggregate's existence and version alone say to the command; null if it can be decided.</summary>
    public CommandResult? Refuse(long version)
    {
        if (version > 0 && Contract.Creates) return CommandResult.AlreadyExists(Stream, version);
        if (version == 0 && !Contract.Creates && !Contract.CreatesIfMissing) return CommandResult.NotFound(Stream);
        return ExpectedVersion is { } expected && expected != version
            ? CommandResult.Conflicted(new ConcurrencyException(Stream, Stores.ExpectedVersion.Exactly(expected), version))
            : null;
    }

    /// <summary>The context of a decision taken now. Its time is fixed before deciding and stored to the tick, so that a replay sees the same.</summary>
    public CommandContext At(TimeProvider time) => new()
    {
        Stream = Stream,
        Now = time.GetUtcNow().ToUniversalTime(),
        CommandId = CommandId,
        Metadata = Metadata,
    };
}
