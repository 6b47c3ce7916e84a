namespace DomainFx.Projections;

/// <summary>Implemented by an event store that keeps projections in its database.</summary>
public interface IProjectionStoreSource
{
    /// <summary>The tables and checkpoints of projections.</summary>
    IProjectionStore Projections { get; }
}
