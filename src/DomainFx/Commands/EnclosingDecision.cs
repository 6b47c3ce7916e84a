namespace DomainFx.Commands;

/// <summary>A decision that the current flow of control is inside of, because a service of the command sends commands itself.
/// One sent back to the same stream would wait for itself for ever.</summary>
internal sealed class EnclosingDecision
{
    private static readonly AsyncLocal<EnclosingDecision?> Innermost = new();

    private readonly object _seats;
    private readonly string _stream;
    private readonly EnclosingDecision? _outer;
    private volatile bool _isOver;

    private EnclosingDecision(object seats, string stream)
    {
        _seats = seats;
        _stream = stream;
        _outer = Innermost.Value;
    }

    /// <summary>Begins a decision; what is called from here on is inside of it.</summary>
    public static EnclosingDecision Begin(object seats, string stream) => Innermost.Value = new EnclosingDecision(seats, stream);

    /// <summary>Whether a decision on the stream is under way around the caller.</summary>
    public static bool IsAround(object seats, string stream)
    {
        for (var decision = Innermost.Value; decision is not null; decision = decision._outer)
        {
            if (!decision._isOver && decision._seats == seats && decision._stream == stream) return true;
        }

        return false;
    }

    /// <summary>Ends the decision, also for work that was started inside of it and goes on.</summary>
    public void End() => _isOver = true;
}
