using System.ComponentModel;

namespace DomainFx.Runtime;

/// <summary>Reaches the types of read models, projections and reactors, which those keep private.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ProjectionTypes
{
    /// <summary>The type of a read model.</summary>
    public static ReadModelType<TModel, TKey> OfReadModel<TModel, TKey>()
        where TModel : class, IReadModel<TModel, TKey>
        where TKey : notnull => TModel.Type;

    /// <summary>The type of a projection or a reactor.</summary>
    public static HandlerProjectionType<TProjection> Of<TProjection>()
        where TProjection : class, IProjection<TProjection> => TProjection.Type;
}
