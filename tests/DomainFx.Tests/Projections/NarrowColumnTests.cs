using DomainFx.Projections;

namespace DomainFx.Tests.Projections;

/// <summary>Numbers that are read as of a type which holds fewer than their column.</summary>
public sealed class NarrowColumnTests
{
    private static readonly TableDefinition Table = new(
        "rows", 1, 1, [new("id", ColumnType.Text), new("count", ColumnType.BigInt), new("ratio", ColumnType.Real), new("total", ColumnType.Numeric)]);

    private readonly RowSet _rows = new(Table);

    public NarrowColumnTests() => _rows.Add();

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void An_integer_that_fits(long value)
    {
        _rows.SetInt64(1, value);
        Assert.Equal(value, _rows.GetInt64<int>(1, 0));
    }

    [Theory]
    [InlineData(int.MaxValue + 1L)]
    [InlineData(5_000_000_000)]
    [InlineData(long.MinValue)]
    public void An_integer_that_does_not(long value)
    {
        _rows.SetInt64(1, value);
        var thrown = Assert.Throws<ReadModelShapeException>(() => _rows.GetInt64<int>(1, 0));
        Assert.Contains($"Column 'count' of table 'rows__v1' of a read model has {value}, which is no Int32", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sign_where_there_can_be_none()
    {
        _rows.SetInt64(1, -1);
        Assert.Throws<ReadModelShapeException>(() => _rows.GetInt64<uint>(1, 0));
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(float.MaxValue)]
    [InlineData(float.NegativeInfinity)]
    public void A_real_number_that_fits(float value)
    {
        _rows.SetDouble(2, value);
        Assert.Equal(value, _rows.GetDouble<float>(2, 0));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1e300)]
    public void A_real_number_that_does_not(double value)
    {
        _rows.SetDouble(2, value);
        Assert.Throws<ReadModelShapeException>(() => _rows.GetDouble<float>(2, 0));
    }

    [Fact]
    public void A_decimal_number()
    {
        _rows.SetDecimal(3, ulong.MaxValue);
        Assert.Equal(ulong.MaxValue, _rows.GetDecimal<ulong>(3, 0));
        _rows.SetDecimal(3, ulong.MaxValue + 1m);
        Assert.Throws<ReadModelShapeException>(() => _rows.GetDecimal<ulong>(3, 0));
        _rows.SetDecimal(3, 0.5m);
        Assert.Throws<ReadModelShapeException>(() => _rows.GetDecimal<ulong>(3, 0));
    }
}
