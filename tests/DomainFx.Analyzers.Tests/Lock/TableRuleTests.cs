using DomainFx.Generators.Lock;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Tests.Lock;

/// <summary>Tables of read models, and the methods that fill them.</summary>
public sealed class TableRuleTests
{
    private const string Row = "[ReadModel(\"rows\")] public sealed partial class Row { [Key] public string Id { get; private set; } = \"\"; public int Count { get; private set; } [Event] private void Apply(E e) => Count += e.A; }";
    private const string Events = "[EventType(\"e\")] public sealed record E(int A);";

    [Theory]
    [InlineData("public int Count", "public int Count { get; private set; } public long Sum", "(+sum: bigint)")]
    [InlineData("int Count", "short Count", "(-count: bigint of int, +count: bigint of short)", "Count += e.A", "Count += (short)e.A")]
    [InlineData("int Count", "uint? Count", "(-count: bigint of int, +count: bigint of uint?)", "Count += e.A", "Count = 0")]
    [InlineData("Count", "Number", "(-count: bigint of int, +number: bigint of int)")]
    [InlineData("int Count", "string? Count", "(-count: bigint of int, +count: text?)", "Count += e.A", "Count = \"\"")]
    [InlineData("public int Count", "[Indexed] public int Count", "(-count: bigint of int, +count: bigint of int, indexed)")]
    [InlineData("public int Count", "[Key] public int Count", "(-count: bigint of int, +count: bigint of int, key)", "private void", "[KeyOf] private static (string, int) Of(E e) => (\"\", 1); [Event] private void", "[Event] [KeyOf]", "[KeyOf]")]
    public async Task A_table_of_other_columns(string old, string @new, string change, params string[] also)
    {
        string after = Replaced(Row.Replace(old, @new, StringComparison.Ordinal), also);
        Diagnostic reported = Assert.Single(await Locked.VerifyAsync(Locked.LockOf(Row + Events), after.Replace("class Row", "class {|DFX3010:Row|}", StringComparison.Ordinal) + Events));
        Assert.Contains($"The table of read model 'rows' has changed {change} without a new version", reported.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Error, reported.Severity);
        await Locked.VerifyAsync(Locked.LockOf(Row + Events), after.Replace("(\"rows\")", "(\"rows\", Version = 2)", StringComparison.Ordinal) + Events);
    }

    [Theory]
    [InlineData("int Count", "long Count")]
    [InlineData("private void Apply(E e) => Count += e.A;", "private void On(E changed) { /* adds */ Count += changed.A; }")]
    [InlineData("public int Count { get; private set; }", "public int Count { get; private set; } public int Twice => Count * 2; private readonly int _own = 1;")]
    public async Task A_class_that_only_looks_different(string old, string @new) =>
        await Locked.VerifyAsync(Locked.LockOf(Row + Events), Row.Replace(old, @new, StringComparison.Ordinal) + Events);

    [Theory]
    [InlineData("long", "int")]
    [InlineData("int", "uint")]
    [InlineData("double", "float")]
    [InlineData("decimal", "ulong")]
    [InlineData("long?", "short?")]
    public async Task A_number_that_can_be_less_than_it_was(string before, string after)
    {
        string row = Row.Replace("int Count", $"{before} Count", StringComparison.Ordinal).Replace("Count += e.A", "Count = 1", StringComparison.Ordinal) + Events;
        string narrowed = row.Replace($"{before} Count", $"{after} Count", StringComparison.Ordinal).Replace("class Row", "class {|DFX3010:Row|}", StringComparison.Ordinal);
        await Locked.VerifyAsync(Locked.LockOf(row), narrowed);
    }

    [Theory]
    [InlineData("int", "long")]
    [InlineData("byte", "short")]
    [InlineData("ushort", "uint")]
    [InlineData("float?", "double?")]
    [InlineData("ulong", "decimal")]
    public async Task A_number_that_can_be_more_than_it_was(string before, string after)
    {
        string row = Row.Replace("int Count", $"{before} Count", StringComparison.Ordinal).Replace("Count += e.A", "Count = 1", StringComparison.Ordinal) + Events;
        string widened = row.Replace($"{before} Count", $"{after} Count", StringComparison.Ordinal);
        await Locked.VerifyAsync(Locked.LockOf(row), widened);
        Assert.Equal(Locked.LockOf(widened), Locked.Merge(Locked.LockOf(row), widened));
        await Locked.VerifyAsync(Locked.LockOf(widened), row.Replace("class Row", "class {|DFX3010:Row|}", StringComparison.Ordinal));
    }

    [Theory, InlineData("(\"rows\")", "(\"rows\", Inline = true)", "(+inline)"), InlineData("(\"rows\", Inline = true)", "(\"rows\")", "(-inline)")]
    public async Task Rows_that_commit_with_appends_or_no_longer(string old, string @new, string change)
    {
        string before = Locked.LockOf(Row.Replace("(\"rows\")", old, StringComparison.Ordinal) + Events), after = Row.Replace("(\"rows\")", @new, StringComparison.Ordinal) + Events;
        Diagnostic reported = Assert.Single(await Locked.VerifyAsync(before, after.Replace("class Row", "class {|DFX3010:Row|}", StringComparison.Ordinal)));
        Assert.Contains($"The table of read model 'rows' has changed {change} without a new version", reported.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Error, reported.Severity);
        await Locked.VerifyAsync(before, after.Replace("(\"rows\"", "(\"rows\", Version = 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Columns_in_another_order()
    {
        string before = Row.Replace("public int Count", "public string Text { get; private set; } = \"\"; public int Count", StringComparison.Ordinal);
        string after = Row.Replace("[Event]", "public string Text { get; private set; } = \"\"; [Event]", StringComparison.Ordinal).Replace("class Row", "class {|DFX3010:Row|}", StringComparison.Ordinal);
        Assert.Contains("(its columns are in another order)", Assert.Single(await Locked.VerifyAsync(Locked.LockOf(before + Events), after + Events)).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("enum Kind { A, B }", "enum Kind { A, C }", "Kind")]
    [InlineData("sealed record Kind(int A);", "sealed record Kind(int A, int B);", "Kind?")]
    public async Task What_a_column_holds(string before, string after, string type)
    {
        string row = Row.Replace("public int Count", $"public {type} Kind {{ get; private set; }} public int Count", StringComparison.Ordinal) + Events + "public ";
        await Locked.VerifyAsync(Locked.LockOf(row + before), row.Replace("class Row", "class {|DFX3010:Row|}", StringComparison.Ordinal) + after);
    }

    [Fact]
    public async Task One_more_value_of_an_enum()
    {
        string row = Row.Replace("public int Count", "public Kind Kind { get; private set; } public int Count", StringComparison.Ordinal) + Events;
        string before = Locked.LockOf(row + "public enum Kind { A, B }"), after = row + "public enum Kind { A, New, B }";
        await Locked.VerifyAsync(before, after);
        await Locked.VerifyAsync(before, after.Replace("class Row", "class {|DFX3009:Row|}", StringComparison.Ordinal), "Verify");
        Assert.Equal(Locked.LockOf(after), Locked.Merge(before, after));
    }

    [Theory]
    [InlineData("Count += e.A", "Count -= e.A")]
    [InlineData("[Event]", "[Event(Deletes = true)]")]
    public async Task A_method_that_does_something_else(string old, string @new)
    {
        string after = Row.Replace(old, @new, StringComparison.Ordinal).Replace("void Apply", "void {|DFX3011:Apply|}", StringComparison.Ordinal);
        Diagnostic reported = Assert.Single(await Locked.VerifyAsync(Locked.LockOf(Row + Events), after + Events));
        Assert.Contains("The [Event] method of 'e' in read model 'rows' has changed without a new version", reported.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Warning, reported.Severity);
        await Locked.VerifyAsync(Locked.LockOf(Row + Events), after.Replace("{|DFX3011:Apply|}", "Apply", StringComparison.Ordinal).Replace("(\"rows\")", "(\"rows\", Version = 2)", StringComparison.Ordinal) + Events);
    }

    [Fact]
    public async Task A_key_that_is_made_in_another_way()
    {
        string keyed = Row.Replace("[Event]", "[KeyOf] private static string Of(E e) => \"x\"; [Event]", StringComparison.Ordinal);
        Diagnostic reported = Assert.Single(await Locked.VerifyAsync(Locked.LockOf(keyed + Events), keyed.Replace("string Of(E e) => \"x\"", "string {|DFX3011:Of|}(E e) => \"y\"", StringComparison.Ordinal) + Events));
        Assert.Contains("The [KeyOf] method of 'e'", reported.GetMessage(), StringComparison.Ordinal);
    }

    private const string Both = Events + "[EventType(\"f\")] public sealed record F(int A);";
    private static readonly string OfBoth = Row.Replace("[Event]", "[Event] private void Apply(F e) => Count -= e.A; [Event]", StringComparison.Ordinal);

    [Fact]
    public async Task An_event_that_rows_have_passed_by()
    {
        Diagnostic reported = Assert.Single(await Locked.VerifyAsync(Locked.LockOf(Row + Both), OfBoth.Replace("class Row", "class {|DFX3010:Row|}", StringComparison.Ordinal) + Both));
        Assert.Contains("The read model 'rows' handles other events (+f) without a new version. Stored events: that it passed by are missing in its rows", reported.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_is_new_itself() => await Locked.VerifyAsync(Locked.LockOf(Row + Events), OfBoth + Both);

    [Fact]
    public async Task An_event_that_is_handled_no_more()
    {
        Diagnostic reported = Assert.Single(await Locked.VerifyAsync(Locked.LockOf(OfBoth + Both), Row.Replace("class Row", "class {|DFX3010:Row|}", StringComparison.Ordinal) + Both));
        Assert.Contains("(-f)", reported.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_of_another_name()
    {
        string before = Locked.LockOf(Row + Events), renamed = Events.Replace("EventType(\"e\")", "EventType(\"new\", FormerNames = [\"e\"])", StringComparison.Ordinal);
        await Locked.VerifyAsync(before, Row + renamed);
        string merged = Locked.Merge(before, Row + renamed);
        await Locked.VerifyAsync(merged, Row + renamed, "Verify");
        await Locked.VerifyAsync(before, Row.Replace("+=", "-=", StringComparison.Ordinal).Replace("void Apply", "void {|DFX3011:Apply|}", StringComparison.Ordinal) + renamed);
    }

    [Fact]
    public async Task A_lock_from_before_read_models_were_recorded()
    {
        string before = Locked.LockOf(Events);
        Assert.DoesNotContain("readModels", before, StringComparison.Ordinal);
        await Locked.VerifyAsync(before, Row + Events);
        await Locked.VerifyAsync(before, Row.Replace("class Row", "class {|DFX3009:Row|}", StringComparison.Ordinal) + Events, "Verify");
        Assert.Contains("\"rows\"", Locked.Merge(before, Row + Events), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+= e.A", "+= 1", "")]
    [InlineData("private void Apply(E e) =>", "private async Task ApplyAsync(E e, CancellationToken cancellationToken) =>", "DFX3011")]
    [InlineData("(\"p\")", "(\"p\", PartitionBy = \"A\")", "DFX3010")]
    public async Task A_projection_that_writes_SQL(string old, string @new, string id)
    {
        const string Before = "[Projection(\"p\")] public sealed partial class P { private int _n; [Event] private void Apply(E e) => _n += e.A; }";
        string after = Before.Replace(old, @new, StringComparison.Ordinal);
        if (old == "+= e.A") id = "DFX3011";
        if (@new.Contains("async", StringComparison.Ordinal)) after = after.Replace("_n += e.A", "await Task.Delay(_n += e.A, cancellationToken)", StringComparison.Ordinal);
        string marked = id == "DFX3010" ? after.Replace("class P ", "class {|DFX3010:P|} ", StringComparison.Ordinal)
            : after.Replace("ApplyAsync", "{|DFX3011:ApplyAsync|}", StringComparison.Ordinal).Replace("void Apply", "void {|DFX3011:Apply|}", StringComparison.Ordinal);
        Diagnostic reported = Assert.Single(await Locked.VerifyAsync(Locked.LockOf(Before + Events), marked + Events));
        Assert.Contains("projection 'p'", reported.GetMessage(), StringComparison.Ordinal);
        await Locked.VerifyAsync(Locked.LockOf(Before + Events), after.Replace("(\"p\"", "(\"p\", Version = 2", StringComparison.Ordinal) + Events);
    }

    [Fact]
    public async Task A_projection_that_takes_deleted_streams()
    {
        const string Before = "[Projection(\"p\")] public sealed partial class P { private int _n; [Event] private void Apply(E e) => _n += e.A; }";
        string after = Before.Replace("[Event]", "[Event] private void On(StreamDeleted e) => _n = 0; [Event]", StringComparison.Ordinal);
        // Streams may have been deleted before.
        Diagnostic reported = Assert.Single(await Locked.VerifyAsync(Locked.LockOf(Before + Events), after.Replace("class P ", "class {|DFX3010:P|} ", StringComparison.Ordinal) + Events));
        Assert.Contains("handles other events (+$stream-deleted) without a new version", reported.GetMessage(), StringComparison.Ordinal);
        await Locked.VerifyAsync(Locked.LockOf(after + Events), after.Replace("void On(StreamDeleted e) => _n = 0", "void {|DFX3011:On|}(StreamDeleted e) => _n = 1", StringComparison.Ordinal) + Events);
    }

    [Fact]
    public async Task A_reactor_keeps_nothing()
    {
        const string Before = "[Reactor(\"p\")] public sealed partial class P { private int _n; [Event] private void Apply(E e) => _n += e.A; }" + Events;
        string before = Locked.LockOf(Before);
        Assert.Empty(LockReader.Read(before).Projections);
        await Locked.VerifyAsync(before, Before.Replace("+=", "-=", StringComparison.Ordinal), "Verify");
    }

    private static string Replaced(string text, string[] pairs)
    {
        for (int index = 0; index + 1 < pairs.Length; index += 2) text = text.Replace(pairs[index], pairs[index + 1], StringComparison.Ordinal);
        return text;
    }
}
