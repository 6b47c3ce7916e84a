using System.Text.Json.Serialization;

namespace DomainFx.Tests.Codecs.Contracts;

public readonly record struct Point(int X, int Y);

public struct Segment
{
    public Point From { get; set; }

    public Point? To { get; set; }
}

public sealed record Address(string Street, string? City, Point? Location);

public sealed class Parcel
{
    public required string Label { get; init; }

    public int Weight { get; init; } = 7;

    public List<Address> Stops { get; init; } = [];
}

public record Pair<TFirst, TSecond>(TFirst First, TSecond Second);

public sealed record Tree(string Name, IReadOnlyList<Tree> Children);

public abstract record Shaped(string Colour);

public sealed record Wide(string Colour, int Width) : Shaped(Colour);

[EventType("codec-objects")]
public sealed record Objects(
    Point Point, Point? MaybePoint, Segment Segment, Address Address, Address? MaybeAddress, Parcel Parcel, Pair<int, string> Pair,
    Pair<Pair<Point, Direction>, List<Address?>> Deep, Wide Wide, Tree Tree);

[EventType("codec-struct")]
public readonly record struct StructEvent(int Number, string Text);

[EventType("codec-class")]
public sealed class ClassEvent
{
    [JsonConstructor]
    public ClassEvent(int number, string text = "standard")
    {
        Number = number;
        Text = text;
    }

    public ClassEvent()
        : this(-1)
    {
    }

    public int Number { get; }

    public string Text { get; }

    public long Extra { get; init; } = 5;
}

[EventType("codec-empty")]
public sealed record Empty;

[EventType("codec-internal")]
internal sealed record Hidden(int Number, HiddenPart Part);

internal sealed record HiddenPart(string Text);

public static class Outer
{
    [EventType("codec-nested")]
    public sealed record Nested(Nested.Inner Value)
    {
        public sealed record Inner(int Number);
    }
}

[EventType("codec-shipment")]
public sealed record Shipment(Tree Load);
