using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using DomainFx.Runtime;
using DomainFx.Serialization;

namespace DomainFx.Testing;

/// <summary>Holds codecs to bytes that were stored once: each is still read, and written again as it was.</summary>
[RequiresUnreferencedCode(ContractTests.Reflection)]
[RequiresDynamicCode(ContractTests.Reflection)]
internal sealed class GoldenCheck(GoldenFolder folder, SampleValues samples)
{
    /// <summary>The checks of a module: one for each version of each event, those that are only kept for reading too.</summary>
    public IEnumerable<ContractCheck> Of(DomainModule module) =>
        AllOf(module).OrderBy(contract => contract.Type.Name, StringComparer.Ordinal).ThenBy(contract => contract.Type.SchemaVersion)
            .Select(contract => new ContractCheck($"event '{contract.Type}' keeps to its golden file", _ =>
            {
                Verify(contract, module.Events.FirstOrDefault(latest => latest != contract && latest.Readable.Contains(contract.Type)));
                return Task.CompletedTask;
            }));

    private void Verify(EventContract contract, EventContract? latest)
    {
        var lines = folder.Read(contract.Type) ?? folder.Write(contract.Type, samples.Of(contract.ClrType).Select(sample => Written(contract, sample)));
        foreach (var stored in lines)
        {
            var again = Written(contract, Read(contract, contract.Type, stored));
            if (GoldenDifference.Of(stored, again) is { } difference)
            {
                throw new ScenarioException(
                    $"event '{contract.Type}' is not written any more as its golden file says: {difference} (- golden, + now):\n\n{LineDifference.Of(EventText.Json(stored), EventText.Json(again))}\n\nGive the new form a new version. If the change was accepted into domainfx.lock.json, delete {folder.PathOf(contract.Type)}: the next run writes it anew.");
            }

            if (latest is not null) Read(latest, contract.Type, stored);
        }
    }

    private object Read(EventContract contract, EventType stored, byte[] json)
    {
        try
        {
            return contract.ReadObject(stored.SchemaVersion, json);
        }
        catch (Exception exception) when (exception is JsonFormatException or DomainFxException)
        {
            throw new ScenarioException($"event '{stored}' cannot be read from its golden file {folder.PathOf(stored)} as {contract.ClrType}: {exception.Message}\n\n{EventText.Json(json)}", exception);
        }
    }

    private static byte[] Written(EventContract contract, object value)
    {
        using var writer = new JsonWriter();
        contract.WriteObject(writer, value);
        return writer.Written.ToArray();
    }

    private static IEnumerable<EventContract> AllOf(DomainModule module) =>
        from type in module.GetType().Assembly.GetTypes()
        where !type.IsAbstract && type.IsSubclassOf(typeof(EventContract))
        select (EventContract)type.GetField("Instance", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
}
