using System.Reflection;
using System.Text;
using DomainFx.Runtime;
using DomainFx.Serialization;
using DomainFx.Tests.Codecs;
using DomainFx.Tests.Codecs.Contracts;
using FsCheck;
using FsCheck.Fluent;

namespace DomainFx.Tests.Properties;

/// <summary>What our codecs write, System.Text.Json reads, and the other way round: the same bytes, the same values.</summary>
public sealed class RoundTripTests
{
    private static readonly ulong Seed = ulong.TryParse(Environment.GetEnvironmentVariable("DOMAINFX_SEED"), out var seed) ? seed : 20_261_122;
    private static readonly int Count = Environment.GetEnvironmentVariable("DOMAINFX_LONG") == "1" ? 20_000 : 2_000;

    // System.Text.Json turns a stack upside down when it reads its own output; ours comes back as it was.
    private static readonly Type[] NotReadBySystemTextJson = [typeof(Stacks)];

    public static TheoryData<Type> Contracts => [.. Codecs.TestContracts.All.Select(contract => contract.ClrType)];

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Values_and_bytes_agree_with_System_Text_Json(Type contract) =>
        typeof(RoundTripTests).GetMethod(nameof(Check), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(contract).Invoke(null, null);

    private static void Check<T>()
        where T : notnull
    {
        var contract = TestContracts.Of<T>();
        Prop.ForAll(Values.Of<T>().ToArbitrary(), value => Agrees(contract, value))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Count).WithReplay(Seed, 7).WithQuietOnSuccess(true));
    }

    private static void Agrees<T>(EventContract<T> contract, T value)
        where T : notnull
    {
        var ours = Written(contract, value);
        var theirs = Reference.Write(value);
        if (!ours.AsSpan().SequenceEqual(theirs)) Assert.Equal(Encoding.UTF8.GetString(theirs), Encoding.UTF8.GetString(ours));
        Same(value, contract.Read(contract.Type.SchemaVersion, theirs), "read by our codec", theirs);
        if (!NotReadBySystemTextJson.Contains(typeof(T))) Same(value, Reference.Read<T>(ours), "read by System.Text.Json", ours);
        var rearranged = Rearrangement.Of(theirs);
        Same(value, contract.Read(contract.Type.SchemaVersion, rearranged), "read by our codec from reversed, spaced and escaped JSON", rearranged);
    }

    private static byte[] Written<T>(EventContract<T> contract, T value)
        where T : notnull
    {
        using var writer = new JsonWriter();
        contract.Write(writer, value);
        return writer.Written.ToArray();
    }

    private static void Same(object expected, object actual, string how, byte[] json)
    {
        if (DeepEquality.Difference(expected, actual) is { } difference) Assert.Fail($"{difference}, {how}:\n{Encoding.UTF8.GetString(json)}");
    }
}
