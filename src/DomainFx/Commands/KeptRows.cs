using DomainFx.Projections;

namespace DomainFx.Commands;

/// <summary>The rows of inline read models for one stream, in the order of the models; null for one that was not needed yet.</summary>
internal sealed class KeptRows(int count)
{
    public InlineRow?[] Rows { get; } = new InlineRow?[count];

    /// <summary>Forgets the row of one model.</summary>
    public void Forget(int model) => Rows[model] = null;

    /// <summary>The stream's version that they hold.</summary>
    public long Version { get; set; }
}
