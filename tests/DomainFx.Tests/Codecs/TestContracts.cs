using DomainFx.Runtime;

namespace DomainFx.Tests.Codecs;

/// <summary>The generated contracts of this assembly's test events.</summary>
internal static class TestContracts
{
    public static IReadOnlyList<EventContract> All { get; } =
        [.. Generated.DomainFxTestsModule.Instance.Events.Where(contract => contract.ClrType.Namespace == typeof(Contracts.Integers).Namespace)];

    public static EventContract<T> Of<T>()
        where T : notnull => (EventContract<T>)All.Single(contract => contract.ClrType == typeof(T));
}
