using System.Reflection;
using System.Text;
using System.Text.Json;
using DomainFx.Runtime;
using DomainFx.Serialization;
using DomainFx.Tests.Codecs;
using DomainFx.Tests.Codecs.Contracts;
using DomainFx.Tests.Properties;

namespace DomainFx.Tests.Fuzz;

/// <summary>Whatever the bytes: a codec returns what System.Text.Json returns, or throws its one typed exception.</summary>
public sealed class ReaderFuzzTests
{
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("DOMAINFX_SEED"), out var seed) ? seed : 4_711;
    private static readonly int Rounds = Environment.GetEnvironmentVariable("DOMAINFX_LONG") == "1" ? 35_000 : 3_500;

    public static TheoryData<Type> Contracts => [.. TestContracts.All.Select(contract => contract.ClrType)];

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Damaged_json_is_refused_or_read_as_System_Text_Json_reads_it(Type contract) =>
        typeof(ReaderFuzzTests).GetMethod(nameof(Fuzz), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(contract).Invoke(null, null);

    private static void Fuzz<T>()
        where T : notnull
    {
        var contract = TestContracts.Of<T>();
        var mutator = new Mutator(Seed);
        var corpus = Values.Sample<T>(40, Seed).Select(Reference.Write).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var json = mutator.Mutate(corpus[round % corpus.Length], corpus[(round * 7 + 3) % corpus.Length]);
            if (Problem(contract, json) is { } problem) Assert.Fail($"{typeof(T).Name}, seed {Seed}, round {round}: {problem}\n{Convert.ToBase64String(json)}\n{Encoding.UTF8.GetString(json)}");
        }
    }

    private static string? Problem<T>(EventContract<T> contract, byte[] json)
        where T : notnull
    {
        T ours;
        try
        {
            ours = contract.Read(contract.Type.SchemaVersion, json);
        }
        catch (JsonFormatException exception)
        {
            return exception.Position < 0 || exception.Position > json.Length ? $"the error's position {exception.Position} is outside the {json.Length} bytes" : null;
        }
        catch (Exception exception)
        {
            return $"threw {exception}";
        }

        if (!IsWellFormed(json)) return "read although it is malformed";
        try
        {
            var theirs = Reference.Read<T>(json);
            return typeof(T) == typeof(Stacks) ? null : DeepEquality.Difference(theirs, ours);
        }
        catch (JsonException exception) when (exception.Message.StartsWith("Properties that start with '$'", StringComparison.Ordinal))
        {
            // System.Text.Json keeps such names for itself; to us they are unknown properties.
            return null;
        }
        catch (JsonException exception)
        {
            return $"read, but System.Text.Json refuses it: {exception.Message}";
        }
    }

    private static bool IsWellFormed(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
