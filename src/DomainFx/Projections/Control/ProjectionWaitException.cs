using System.Globalization;

namespace DomainFx;

/// <summary>A projection did not come to the position that was waited for. What was stored is stored all the same.</summary>
public sealed class ProjectionWaitException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="projection">The projection's stored name.</param>
    /// <param name="position">The position that was waited for.</param>
    /// <param name="reached">How far it has come; null if no worker has started it in this version.</param>
    /// <param name="reason">Why it did not come there.</param>
    /// <param name="error">The error at which it stopped, or for which the event is parked.</param>
    public ProjectionWaitException(string projection, long position, long? reached, ProjectionWaitFailure reason, string? error = null)
        : base(Describe(projection, position, reached, reason, error))
    {
        Projection = projection;
        Position = position;
        Reason = reason;
    }

    /// <summary>The projection's stored name.</summary>
    public string Projection { get; }

    /// <summary>The position that was waited for.</summary>
    public long Position { get; }

    /// <summary>Why it did not come there.</summary>
    public ProjectionWaitFailure Reason { get; }

    /// <summary>The result of the command that was to wait for the projection: it was accepted, and its events are stored. Null if no command waited.</summary>
    public CommandResult? CommandResult { get; private set; }

    internal ProjectionWaitException During(CommandResult result)
    {
        CommandResult = result;
        return this;
    }

    private static string Describe(string projection, long position, long? reached, ProjectionWaitFailure reason, string? error)
    {
        var place = reached is { } at ? string.Create(CultureInfo.InvariantCulture, $"it has come to position {at}") : "no worker has started it in the version that this program has";
        var why = reason switch
        {
            ProjectionWaitFailure.Paused => "is paused; resume it",
            ProjectionWaitFailure.Stopped => $"has stopped ({error}); correct the cause and resume it",
            ProjectionWaitFailure.Parked => $"has set the event aside ({error}); correct the handler and retry the parked events",
            _ => "did not get there in time",
        };
        return string.Create(CultureInfo.InvariantCulture, $"Waiting for projection '{projection}' to come to position {position} was in vain: it {why} ({place}). What was stored before is not affected.");
    }
}
