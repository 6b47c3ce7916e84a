using System.Diagnostics.CodeAnalysis;

namespace DomainFx;

/// <summary>What a command decided: accepted (with the events it raised, or none), or rejected by value, without an exception.</summary>
public readonly struct Outcome : IEquatable<Outcome>
{
    private Outcome(Rejection rejection) => Rejection = rejection;

    /// <summary>The command was accepted.</summary>
    public static Outcome Accepted => default;

    /// <summary>Why the command was rejected; null when it was accepted.</summary>
    public Rejection? Rejection { get; }

    /// <summary>Whether the command was accepted.</summary>
    [MemberNotNullWhen(false, nameof(Rejection))]
    public bool IsAccepted => Rejection is null;

    /// <summary>Rejects a command by value; the form for aggregates with a member of their own called <c>Reject</c>.</summary>
    public static Outcome Reject(string code, string message)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        ArgumentNullException.ThrowIfNull(message);
        return new Outcome(new Rejection(code, message));
    }

    internal static Outcome Of(Rejection rejection) => new(rejection);

    /// <inheritdoc/>
    public bool Equals(Outcome other) => Equals(Rejection, other.Rejection);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Outcome other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Rejection?.GetHashCode() ?? 0;

    /// <summary>Whether two outcomes are equal.</summary>
    public static bool operator ==(Outcome left, Outcome right) => left.Equals(right);

    /// <summary>Whether two outcomes differ.</summary>
    public static bool operator !=(Outcome left, Outcome right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => Rejection is null ? "accepted" : $"rejected: {Rejection.Code} ({Rejection.Message})";
}
