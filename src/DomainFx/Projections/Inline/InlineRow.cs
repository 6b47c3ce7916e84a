using System.ComponentModel;
using DomainFx.Stores;

namespace DomainFx.Projections;

/// <summary>The row of an inline read model for one stream, folded from what commands raise. Not thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InlineRow
{
    private protected InlineRow()
    {
    }

    /// <summary>Whether it is known what the row is.</summary>
    public bool IsLoaded { get; private protected set; }

    /// <summary>The row's key.</summary>
    /// <param name="page">Events of the stream.</param>
    public abstract RowSet KeyOf(EventPage page);

    /// <summary>Takes the row that was found; if none was, there is none.</summary>
    public abstract void Load(RowSet? found);

    /// <summary>Applies events that are about to be appended.</summary>
    /// <exception cref="DomainFxException">An <c>[Event]</c> method threw.</exception>
    /// <returns>What becomes of the row.</returns>
    public abstract ReadModelChanges Apply(EventPage page);
}
