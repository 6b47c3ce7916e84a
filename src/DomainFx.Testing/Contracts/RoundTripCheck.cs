using System.Diagnostics.CodeAnalysis;
using DomainFx.Runtime;
using DomainFx.Serialization;

namespace DomainFx.Testing;

/// <summary>Writes samples of a contract, reads them back, and compares both the values and what is written the second time.</summary>
[RequiresUnreferencedCode(ContractTests.Reflection)]
[RequiresDynamicCode(ContractTests.Reflection)]
internal sealed class RoundTripCheck(SampleValues samples)
{
    public ContractCheck Of(EventContract contract) =>
        Of($"event '{contract.Type}'", contract.ClrType, contract.WriteObject, json => contract.ReadObject(contract.Type.SchemaVersion, json.Span));

    public ContractCheck Of(CommandContract contract) =>
        Of($"command '{contract.Name}' of '{contract.Aggregate}'", contract.ClrType, contract.WriteObject, json => contract.ReadObject(json.Span));

    private ContractCheck Of(string contract, Type type, Action<JsonWriter, object> write, Func<ReadOnlyMemory<byte>, object> read) => new($"{contract} round-trips", _ =>
    {
        foreach (var sample in samples.Of(type)) Verify(contract, sample, write, read);
        return Task.CompletedTask;
    });

    private static void Verify(string contract, object sample, Action<JsonWriter, object> write, Func<ReadOnlyMemory<byte>, object> read)
    {
        byte[] stored = [];
        object back;
        try
        {
            stored = Written(sample, write);
            back = read(stored);
        }
        catch (Exception exception) when (exception is JsonFormatException or DomainFxException)
        {
            throw new ScenarioException($"{contract} does not round-trip: {exception.Message}\n\n{(stored.Length == 0 ? sample : EventText.Json(stored))}", exception);
        }

        if (ValueDifference.Of(sample, back, MemberKind.Properties) is { } difference)
            throw new ScenarioException($"{contract} does not round-trip: {difference} It was stored as:\n\n{EventText.Json(stored)}");
        var again = Written(back, write);
        if (!again.AsSpan().SequenceEqual(stored) && !StoredForm.AreEqual(stored, again))
            throw new ScenarioException($"{contract} is written differently once it was read (- first, + second):\n\n{LineDifference.Of(EventText.Json(stored), EventText.Json(again))}");
    }

    private static byte[] Written(object value, Action<JsonWriter, object> write)
    {
        using var writer = new JsonWriter();
        write(writer, value);
        return writer.Written.ToArray();
    }
}
