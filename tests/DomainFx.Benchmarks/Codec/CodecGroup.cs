using System.Text.Json.Serialization.Metadata;
using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.References;
using DomainFx.Generated.DomainFx.Benchmarks.Codec;
using DomainFx.Runtime;

namespace DomainFx.Benchmarks.Codec;

/// <summary>Writing into a reused buffer and reading, against System.Text.Json's source generator on the same JSON.</summary>
internal sealed class CodecGroup : Group
{
    private static readonly Goal WriteGoal = Goal.AtLeast(2.0);
    private static readonly Goal ReadGoal = Goal.AtLeast(1.8);

    public override string Name => "codec";

    public override IEnumerable<FigureSource> Figures()
    {
        var small = Case("small", PaymentBooked.Example, PaymentBookedContract.Instance, EventJsonContext.Default.PaymentBooked, GraphCopy.Of);
        var large = Case("large", ShipmentPlanned.Example, ShipmentPlannedContract.Instance, EventJsonContext.Default.ShipmentPlanned, GraphCopy.Of);
        return [.. small, .. large];
    }

    private static IEnumerable<FigureSource> Case<T>(string name, T example, EventContract<T> contract, JsonTypeInfo<T> reference, Func<T, T> copy)
        where T : class =>
    [
        new($"codec-write-{name}", () => Write($"codec-write-{name}", new CodecCase<T>(example, contract, reference))),
        new($"codec-read-{name}", () => Read($"codec-read-{name}", new CodecCase<T>(example, contract, reference), copy)),
    ];

    private static Figure Write<T>(string name, CodecCase<T> codec)
        where T : class => new()
        {
            Name = name,
            Goal = WriteGoal,
            Ours = Workload.Of(codec.WriteOurs, codec),
            Reference = Workload.Of(codec.WriteReference),
            AllocationGoal = 0,
        };

    private static Figure Read<T>(string name, CodecCase<T> codec, Func<T, T> copy)
        where T : class => new()
        {
            Name = name,
            Goal = ReadGoal,
            Ours = Workload.Of(codec.ReadOurs, codec),
            Reference = Workload.Of(codec.ReadReference),
            AllocationGoal = codec.GraphBytes(copy),
        };
}
