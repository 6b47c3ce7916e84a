namespace DomainFx.Tests.Codecs.Contracts;

[EventType("codec-integers")]
public sealed record Integers(byte Byte, sbyte SByte, short Int16, ushort UInt16, int Int32, uint UInt32, long Int64, ulong UInt64, Int128 Int128, UInt128 UInt128);

[EventType("codec-fractions")]
public sealed record Fractions(Half Half, float Single, double Double, decimal Decimal);

[EventType("codec-texts")]
public sealed record Texts(bool Flag, char Letter, string Text, string? Maybe, Guid Guid, Uri Uri, byte[] Bytes, byte[]? NoBytes);

[EventType("codec-times")]
public sealed record Times(DateTime DateTime, DateTimeOffset DateTimeOffset, DateOnly DateOnly, TimeOnly TimeOnly, TimeSpan TimeSpan);

[EventType("codec-nullables")]
public sealed record Nullables(
    bool? Flag, byte? Byte, sbyte? SByte, short? Int16, ushort? UInt16, int? Int32, uint? UInt32, long? Int64, ulong? UInt64, Int128? Int128, UInt128? UInt128,
    Half? Half, float? Single, double? Double, decimal? Decimal, char? Letter, Guid? Guid, Uri? Uri,
    DateTime? DateTime, DateTimeOffset? DateTimeOffset, DateOnly? DateOnly, TimeOnly? TimeOnly, TimeSpan? TimeSpan, Direction? Direction);
