using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DomainFx;

/// <summary>Guards of a command: throw a rejection unless a condition holds. Aggregates have them as <c>Require</c>, unless they use that name themselves.</summary>
public static class Requirement
{
    /// <summary>Rejects the command unless <paramref name="condition"/> holds.</summary>
    /// <exception cref="CommandRejectedException">The condition does not hold.</exception>
    public static void Require([DoesNotReturnIf(false)] bool condition, string code, string message)
    {
        if (!condition) throw new CommandRejectedException(new Rejection(code, message));
    }

    /// <summary>Rejects the command unless <paramref name="condition"/> holds; the message is interpolated only if needed.</summary>
    /// <exception cref="CommandRejectedException">The condition does not hold.</exception>
    public static void Require(
        [DoesNotReturnIf(false)] bool condition,
        string code,
        [InterpolatedStringHandlerArgument(nameof(condition))] ref RequirementMessage message)
    {
        if (!condition) throw new CommandRejectedException(new Rejection(code, message.ToStringAndClear()));
    }
}
