using DomainFx.Runtime;

namespace DomainFx.Testing;

/// <summary>An id for scenarios that name none.</summary>
internal static class DefaultId
{
    public static StreamId StreamOf<TAggregate>(AggregateType<TAggregate> type)
        where TAggregate : class, IAggregate
    {
        foreach (var text in new[] { $"{type.Category}-1", "00000000-0000-0000-0000-000000000001", "1", "2030-01-01" })
        {
            try
            {
                return type.StreamOf(text);
            }
            catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
            {
                // Not an id of this type: try the next form.
            }
        }

        throw new ScenarioException($"No id could be made up for '{type.Category}', whose ids are {type.IdType}. Name one by WithId(…).");
    }
}
