using System.Text.Json.Serialization;

namespace DomainFx.Tests.Codecs.Contracts;

public enum Direction
{
    North,
    East,
    South,
    West,
}

[Flags]
public enum Access : byte
{
    None = 0,
    Read = 1,
    Write = 2,
    Execute = 4,
    ReadWrite = Read | Write,
}

public enum Huge : ulong
{
    Zero,
    Top = ulong.MaxValue,
}

public enum Deep : long
{
    Bottom = long.MinValue,
    Minus = -1,
    Zero = 0,
}

public enum Renamed
{
    [JsonStringEnumMemberName("first one")]
    First,

    [JsonStringEnumMemberName("zweites-\u00e4")]
    Second,
    Third,
}

// Two names of one value: which one is written is the compiler's and STJ's business, reading takes both.
public enum Aliased
{
    Old = 1,
    New = 2,
    Newest = 2,
}

[EventType("codec-enums")]
public sealed record Enums(Direction Direction, Access Access, Huge Huge, Deep Deep, Renamed Renamed, Direction? Maybe);
