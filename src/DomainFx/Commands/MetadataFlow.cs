using System.Collections.Frozen;
using System.Diagnostics;

namespace DomainFx.Commands;

/// <summary>Where the metadata of a command's events comes from: first the command's options, then the ambient ones, then the activity, then the command itself.</summary>
internal static class MetadataFlow
{
    /// <summary>The activity baggage item that carries a correlation id between services.</summary>
    public const string CorrelationBaggage = "correlation-id";

    /// <summary>Composes the metadata of a command's events.</summary>
    /// <param name="options">What the caller said.</param>
    /// <param name="ambient">What holds where the caller said nothing.</param>
    /// <param name="commandId">The command's id.</param>
    /// <param name="caller">The activity from which the command was sent.</param>
    /// <exception cref="ArgumentException">A text is malformed.</exception>
    public static EventMetadata Compose(CommandOptions? options, CommandOptions? ambient, Guid commandId, Activity? caller)
    {
        var correlationId = options?.CorrelationId ?? ambient?.CorrelationId ?? caller?.GetBaggageItem(CorrelationBaggage) ?? caller?.RootId;
        var causationId = options?.CausationId ?? ambient?.CausationId;
        if (correlationId is null || causationId is null)
        {
            var self = commandId.ToString();
            correlationId ??= self;
            causationId ??= self;
        }

        return new EventMetadata
        {
            CorrelationId = Checked(correlationId, "correlation id"),
            CausationId = Checked(causationId, "causation id"),
            UserId = Checked(options?.UserId ?? ambient?.UserId, "user id"),
            TenantId = Checked(options?.TenantId ?? ambient?.TenantId, "tenant"),
            TraceId = Activity.Current?.TraceId is { } trace && trace != default ? trace.ToHexString() : null,
            Headers = Own(options?.Headers ?? ambient?.Headers),
        };
    }

    // A copy: the caller's dictionary may change while the command is under way.
    private static FrozenDictionary<string, string> Own(IReadOnlyDictionary<string, string>? headers)
    {
        if (headers is not { Count: > 0 }) return FrozenDictionary<string, string>.Empty;
        foreach (var (name, value) in headers)
        {
            _ = Checked(name, "header name");
            _ = Checked(value ?? throw new ArgumentException($"The header '{name}' has no value.", nameof(headers)), "header");
        }

        return headers.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string? Checked(string? text, string what) => text is null || StorableText.IndexOfFault(text) < 0
        ? text
        : throw new ArgumentException($"The {what} of a command must be well-formed text without NUL: a store could not give it back unchanged.", nameof(text));
}
