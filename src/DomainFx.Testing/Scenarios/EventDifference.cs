using DomainFx.Runtime;

namespace DomainFx.Testing;

/// <summary>Compares events by their stored form, so that records with lists are equal if their contents are.</summary>
internal static class EventDifference
{
    public static void ThrowIfAny<TAggregate>(IReadOnlyList<object> expected, IReadOnlyList<object> actual)
        where TAggregate : class, IAggregate<TAggregate>
    {
        var type = TAggregate.Type;
        if (expected.Count == actual.Count && expected.Zip(actual).All(pair => AreEqual(type, pair.First, pair.Second))) return;
        var difference = LineDifference.Of(EventText.Of<TAggregate>(expected), EventText.Of<TAggregate>(actual));
        throw new ScenarioException($"Expected {EventText.Count(expected.Count)}, and {EventText.Count(actual.Count)} came; they differ (- expected, + actual):\n\n{difference}");
    }

    private static bool AreEqual(AggregateType type, object expected, object actual)
    {
        if (expected.GetType() != actual.GetType()) return false;
        var contract = EventContracts.Of(type, expected);
        return StoredForm.AreEqual(EventContracts.Encode(contract, expected), EventContracts.Encode(contract, actual));
    }
}
