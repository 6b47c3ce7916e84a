using DomainFx.Projections;
using DomainFx.Runtime;

namespace DomainFx.Commands;

/// <summary>An inline read model, and what is known of where it stands.</summary>
internal sealed class InlineModel(ReadModelType type, IProjectionStore store)
{
    private volatile LiveModel? _known;

    public ReadModelType Type => type;

    /// <summary>Which version or rebuild appends are to carry rows of; asked once, and again after <see cref="Forget"/>.</summary>
    /// <exception cref="ReadModelStageException">A newer version took the place of the one that the program knows.</exception>
    public ValueTask<LiveModel> FindAsync(CancellationToken cancellationToken) => _known is { } known ? new ValueTask<LiveModel>(known) : AskAsync(cancellationToken);

    /// <summary>Called when a store knew better.</summary>
    public void Forget() => _known = null;

    // Several may ask at once: the answer is the same.
    private async ValueTask<LiveModel> AskAsync(CancellationToken cancellationToken)
    {
        var known = await OpenAsync(cancellationToken).ConfigureAwait(false);
        _known = known;
        return known;
    }

    private async ValueTask<LiveModel> OpenAsync(CancellationToken cancellationToken)
    {
        var definition = new ProjectionDefinition { Key = new ProjectionKey(type.Name, type.Version), Table = type.Table, IsInline = true };
        await store.OpenAsync(definition, cancellationToken).ConfigureAwait(false);
        var states = await store.GetStatesAsync(cancellationToken).ConfigureAwait(false);
        var live = states.LastOrDefault(state => state.Key.Name == type.Name && state.Stage is ProjectionStage.Live);
        if (live is not null && live.Key.Version > type.Version)
            throw new ReadModelStageException($"Inline read model '{type.Name}' is live in version {live.Key.Version}, and this program knows version {type.Version} only: what it appended would be missing there. Run the newer program.");
        return live?.Key.Version == type.Version ? new LiveModel(live.Key, type.Table.For(live.Key), true) : new LiveModel(definition.Key, type.Table, false);
    }
}
