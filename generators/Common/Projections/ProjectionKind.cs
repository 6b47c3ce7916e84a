namespace DomainFx.Generators.Projections;

/// <summary>What the methods of a projection do.</summary>
internal enum ProjectionKind
{
    /// <summary>They write SQL within the transaction of the checkpoint.</summary>
    Sql,

    /// <summary>They do something outside the database.</summary>
    Reactor,
}
