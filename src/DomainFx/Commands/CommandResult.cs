namespace DomainFx;

/// <summary>What became of a command.</summary>
public sealed class CommandResult
{
    private readonly DomainFxException? _failure;

    private CommandResult(CommandStatus status, StreamId stream, long streamVersion, long position, IReadOnlyList<object> events, DomainFxException? failure)
    {
        Status = status;
        Stream = stream;
        StreamVersion = streamVersion;
        Position = position;
        Events = events;
        _failure = failure;
    }

    /// <summary>What became of it.</summary>
    public CommandStatus Status { get; }

    /// <summary>Whether it was accepted.</summary>
    public bool IsAccepted => Status is CommandStatus.Accepted;

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The stream's version after the command, as far as it is known.</summary>
    public long StreamVersion { get; }

    /// <summary>The global position of the command's last event; 0 if it raised none.</summary>
    public long Position { get; }

    /// <summary>The events it raised.</summary>
    public IReadOnlyList<object> Events { get; }

    /// <summary>Why the domain refused it; null unless <see cref="CommandStatus.Rejected"/>.</summary>
    public Rejection? Rejection => (_failure as CommandRejectedException)?.Rejection;

    /// <summary>What was expected and what was there; null unless <see cref="CommandStatus.Conflict"/>.</summary>
    public ConcurrencyException? Conflict => _failure as ConcurrencyException;

    /// <summary>Throws unless the command was accepted.</summary>
    /// <exception cref="CommandRejectedException">The domain refused it.</exception>
    /// <exception cref="ConcurrencyException">The stream was not as expected.</exception>
    /// <exception cref="AggregateNotFoundException">The aggregate does not exist.</exception>
    /// <exception cref="AggregateExistsException">The command creates, and the aggregate exists.</exception>
    /// <returns>This result.</returns>
    public CommandResult EnsureAccepted() => _failure is null ? this : throw _failure;

    internal static CommandResult Accepted(StreamId stream, long version, long position, IReadOnlyList<object> events) =>
        new(CommandStatus.Accepted, stream, version, position, events, null);

    internal static CommandResult Rejected(StreamId stream, long version, Rejection rejection) =>
        new(CommandStatus.Rejected, stream, version, 0, [], new CommandRejectedException(rejection));

    internal static CommandResult Conflicted(ConcurrencyException conflict) =>
        new(CommandStatus.Conflict, conflict.Stream, conflict.Actual, 0, [], conflict);

    internal static CommandResult NotFound(StreamId stream) =>
        new(CommandStatus.NotFound, stream, 0, 0, [], new AggregateNotFoundException(stream));

    internal static CommandResult AlreadyExists(StreamId stream, long version) =>
        new(CommandStatus.AlreadyExists, stream, version, 0, [], new AggregateExistsException(stream, version));
}
