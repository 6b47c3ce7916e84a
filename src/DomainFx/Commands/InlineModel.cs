using DomainFx.Projections;
using DomainFx.Runtime;
using Microsoft.Extensions.Logging;

namespace DomainFx.Commands;

/// <summary>An inline read model, and what is known of where it stands.</summary>
internal sealed class InlineModel(ReadModelType type, IProjectionStore store, ILogger logger)
{
    private volatile LiveModel? _known;
    private volatile bool _isAnother;

    public ReadModelType Type => type;

    /// <summary>Which rebuild appends are to carry rows of, or none; asked once, and again after <see cref="Forget"/>. Null if the store has another read model by its name and
    /// version: appends say nothing of it then, and the store leaves it to workers, as long as this process lives.</summary>
    public ValueTask<LiveModel?> FindAsync(CancellationToken cancellationToken) =>
        _known is { } known ? new ValueTask<LiveModel?>(known) : _isAnother ? new ValueTask<LiveModel?>((LiveModel?)null) : AskAsync(cancellationToken);

    /// <summary>Called when a store knew better.</summary>
    public void Forget() => _known = null;

    // Several may ask at once: the answer is the same.
    private async ValueTask<LiveModel?> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var known = await OpenAsync(cancellationToken).ConfigureAwait(false);
            _known = known;
            return known;
        }
        catch (ReadModelShapeException exception)
        {
            _isAnother = true;
            logger.InlineModelLeft(exception, new ProjectionKey(type.Name, type.Version));
            return null;
        }
    }

    private async ValueTask<LiveModel> OpenAsync(CancellationToken cancellationToken)
    {
        var definition = type.DefinitionOf(new ProjectionKey(type.Name, type.Version));
        await store.OpenAsync(definition, cancellationToken).ConfigureAwait(false);
        var states = await store.GetStatesAsync(cancellationToken).ConfigureAwait(false);
        var written = states.FirstOrDefault(state => state.Key.Name == type.Name && state.IsWithAppends);
        if (written?.Key.Version == type.Version) return new LiveModel(written.Key, type.Table.For(written.Key), true, written.Term);
        // Programs of two releases append at once, and neither knows what rows the other's version has: workers follow the log until one is left.
        if (written is not null) await store.FollowAsync(written.Key, cancellationToken).ConfigureAwait(false);
        return new LiveModel(definition.Key, type.Table, false, 0);
    }
}
