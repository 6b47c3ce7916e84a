using DomainFx.Generators.Projections;

namespace DomainFx.Generators.Tests.Projections;

/// <summary>What a read model's class says about its table, its key and its events.</summary>
public sealed class ReadModelParserTests
{
    [Theory]
    [InlineData("long Value", "value", ColumnKind.BigInt, ColumnForm.Plain)]
    [InlineData("ulong Value", "value", ColumnKind.Numeric, ColumnForm.Plain)]
    [InlineData("decimal? TotalAmount", "total_amount", ColumnKind.Numeric, ColumnForm.Plain)]
    [InlineData("float Value", "value", ColumnKind.Real, ColumnForm.Plain)]
    [InlineData("string? Value", "value", ColumnKind.Text, ColumnForm.Plain)]
    [InlineData("char Value", "value", ColumnKind.Text, ColumnForm.Char)]
    [InlineData("Uri? Value", "value", ColumnKind.Text, ColumnForm.Uri)]
    [InlineData("Status Value", "value", ColumnKind.Text, ColumnForm.Enum)]
    [InlineData("AccountId? Value", "value", ColumnKind.Uuid, ColumnForm.Plain)]
    [InlineData("DateTimeOffset UpdatedAt", "updated_at", ColumnKind.Timestamp, ColumnForm.Plain)]
    [InlineData("DateOnly Value", "value", ColumnKind.Date, ColumnForm.Plain)]
    [InlineData("TimeSpan Value", "value", ColumnKind.Duration, ColumnForm.Plain)]
    [InlineData("byte[]? Value", "value", ColumnKind.Bytes, ColumnForm.Plain)]
    [InlineData("Note? Value", "value", ColumnKind.Json, ColumnForm.Json)]
    [InlineData("List<Note>? Value", "value", ColumnKind.Json, ColumnForm.Json)]
    [InlineData("Int128 Value", "value", ColumnKind.Json, ColumnForm.Json)]
    public void A_property_is_a_typed_column(string property, string column, object kind, object form)
    {
        ReadModelModel model = Parse($"[Key] public string Id {{ get; private set; }} = \"\"; public {property} {{ get; private set; }} [Event] private void Apply(Deposited e) {{ }}");
        ColumnModel parsed = model.Columns.Single(static other => !other.IsKey);
        Assert.Equal((column, kind, form), (parsed.Name, (object)parsed.Kind, (object)parsed.Form));
    }

    [Fact]
    public void The_key_is_the_first_column_and_comes_from_the_stream()
    {
        ReadModelModel model = Parse("public long Balance { get; private set; } [Key] public AccountId Id { get; private set; } public int Twice => 2; [Event] private void Apply(Deposited e, EventContext c) { } [Event(Deletes = true)] private static void Apply(Erased e) { }");
        Assert.Equal(["id", "balance"], model.Columns.Select(static column => column.Name));
        Assert.Equal("global::Bank.AccountId", model.Key.Type);
        Assert.NotNull(model.Key.StreamId);
        Assert.Equal([("deposited", true, false), ("erased", false, true)], model.Handlers.Select(static handler => (handler.Event.StoredNames[0], handler.TakesContext, handler.Deletes)));
    }

    [Theory]
    [InlineData("string Key(Opened e) => e.City", false, false)]
    [InlineData("string[] Key(Opened e, EventContext c) => [e.City]", true, true)]
    [InlineData("IEnumerable<string> Key(Opened e) => []", false, true)]
    public void A_key_may_come_from_the_event(string keyOf, bool takesContext, bool isMany)
    {
        ReadModelModel model = Parse($"[Key] public string City {{ get; private set; }} = \"\"; [KeyOf] static {keyOf}; [Event] private void Apply(Opened e) {{ }}");
        Assert.Equal(new KeyOfModel("Key", takesContext, isMany), model.Handlers[0].KeyOf);
        Assert.Null(model.Key.StreamId);
    }

    [Fact]
    public void Several_properties_make_one_key()
    {
        ReadModelModel model = Parse("[Key] public string Id { get; private set; } = \"\"; [Key] public int Slot { get; private set; } [KeyOf] static (string, int) Key(Opened e) => (e.City, 1); [Event] private void Apply(Opened e) { }");
        Assert.Equal("(string, int)", model.Key.Type);
        Assert.Equal(["Id", "Slot"], model.Key.Properties);
    }

    [Fact]
    public void A_table_is_called_after_the_stored_name() => Assert.Equal("account_balance_2", Parse("[Key] public string Id { get; private set; } = \"\"; [Event] private void Apply(Opened e) { }", "\"account-balance-2\"").Table);

    private static ReadModelModel Parse(string members, string name = "\"r\"")
    {
        (ReadModelModel? model, IReadOnlyList<Refusal> refusals) = ProjectionSource.ReadModel($"[ReadModel({name})] public sealed partial class R {{ {members} }}");
        Assert.Empty(refusals.Select(static refusal => refusal.Reason));
        return model!;
    }
}
