using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Tests.Incremental;

/// <summary>An edit re-emits what it changes and nothing else, there and back.</summary>
public sealed class IncrementalityTests
{
    private static readonly string[] Steps =
        [TrackingNames.Aggregates, TrackingNames.Events, TrackingNames.ReadModels, TrackingNames.Projections, TrackingNames.Codecs, TrackingNames.Refused, TrackingNames.Module, TrackingNames.Lock];

    [Fact]
    public void A_body_edited_elsewhere_re_runs_nothing() => Edit(Domain.Other, "x * 2", "x * 3", []);

    [Fact]
    public void A_member_added_elsewhere_re_runs_nothing() => Edit(Domain.Other, "public int Auto", "public string More { get; set; } = \"\"; public int Auto", []);

    [Fact]
    public void A_comment_in_an_aggregate_re_runs_nothing() => Edit(Domain.Account, "public long Balance", "// what is there\n    public long Balance", []);

    [Fact]
    public void The_body_of_a_command_is_not_read() => Edit(Domain.Account, "{ Raise(new Deposited(amount)); }", "{ if (amount > 0) Raise(new Deposited(amount)); }", []);

    [Fact]
    public void A_new_command_re_emits_its_aggregate() =>
        Edit(Domain.Account, "[Event] private void Apply(Opened", "[Command] public void Close() { } [Event] private void Apply(Opened", ["Bank.Account.Aggregate.g.cs"]);

    [Fact]
    public void A_new_property_of_an_event_re_emits_its_codec() => Edit(Domain.Events, "record Deposited(long Amount)", "record Deposited(long Amount, string? Note = null)", ["Bank.Deposited"]);

    [Fact]
    public void A_new_property_of_a_value_re_emits_its_codec_alone() => Edit(Domain.Values, "string Currency", "string Currency, int Scale", ["Bank.Money.Codec.g.cs"]);

    [Fact]
    public void A_stored_name_is_known_to_event_and_aggregate() =>
        Edit(Domain.Events, "\"deposited\"", "\"money-deposited\"", ["Bank.Account.Aggregate.g.cs", "Bank.Deposited"]);

    [Fact]
    public void A_new_event_re_emits_the_module() => Edit(
        Domain.Events, "Deposited(long Amount);", "Deposited(long Amount); [EventType(\"closed\")] public sealed record Closed;", ["Bank.Closed", "TestAssembly.Module.g.cs"]);

    [Fact]
    public void The_body_of_a_handler_is_not_read() => Edit(Domain.Posts, "{ Lines.Add(new Line(e.Text)); }", "{ Lines.Clear(); Lines.Add(new Line(e.Text)); }", []);

    [Fact]
    public void A_new_column_re_emits_its_read_model() => Edit(Domain.Posts, "public Grade Grade", "public int Count { get; private set; } public Grade Grade", ["Bank.Post.ReadModel.g.cs"]);

    [Fact]
    public void A_new_member_of_an_enum_re_emits_the_columns_that_hold_it() =>
        Edit(Domain.Values, "{ Silver, Gold }", "{ Silver, Gold, Platinum }", ["Bank.Grade.Codec.g.cs", "Bank.Post.ReadModel.g.cs"]);

    [Fact]
    public void A_new_handler_re_emits_its_projection() =>
        Edit(Domain.Posts, "public sealed partial class Mailer\n{", "public sealed partial class Mailer\n{\n    [Event] private static void On(Opened e) { }", ["Bank.Mailer.Projection.g.cs"]);

    [Fact]
    public void The_name_of_a_handled_event_is_known_to_all_that_handle_it() =>
        Edit(Domain.Posts, "\"posted\"", "\"post-written\"", ["Bank.Post.ReadModel.g.cs", "Bank.Mailer.Projection.g.cs", "Bank.Posted"]);

    [Fact]
    public void The_kind_of_an_id_re_emits_its_aggregate() => Edit(Domain.Values, "CustomerId(long Value)", "CustomerId(string Value)", ["Bank.Customer.Aggregate.g.cs", "Bank.CustomerId.Codec.g.cs", "Bank.Post.ReadModel.g.cs"]);

    /// <summary>Edits and takes the edit back.</summary>
    /// <param name="reEmitted">The starts of the hint names of exactly the files that are written anew.</param>
    private static void Edit(string file, string old, string @new, string[] reEmitted)
    {
        Assert.Contains(old, file, StringComparison.Ordinal);
        string edited = file.Replace(old, @new, StringComparison.Ordinal);
        GeneratorRun before = Generated.Start(Domain.Files).CompilesWithoutWarnings();
        GeneratorRun after = before.After(compilation => compilation.WithSource(Domain.PathOf(file), edited)).CompilesWithoutWarnings();
        Check(before, after, reEmitted);

        GeneratorRun back = after.After(compilation => compilation.WithSource(Domain.PathOf(file), file));
        Check(after, back, reEmitted);
        Assert.Equal(before.Sources.Select(static source => source.SourceText.ToString()), back.Sources.Select(static source => source.SourceText.ToString()));
    }

    private static void Check(GeneratorRun before, GeneratorRun after, string[] expected)
    {
        IReadOnlyList<string> reEmitted = after.ReEmitted(before);
        Assert.All(reEmitted, hintName => Assert.Contains(expected, start => hintName.StartsWith(start, StringComparison.Ordinal)));
        // What an edit adds is gone after the way back.
        Assert.All(expected, start => Assert.True(
            reEmitted.Any(hintName => hintName.StartsWith(start, StringComparison.Ordinal)) || !after.Sources.Any(source => source.HintName.StartsWith(start, StringComparison.Ordinal)),
            $"{start} was not written anew."));
        if (expected.Length > 0) return;

        foreach (string step in Steps)
            Assert.All(after.Reasons(step), static reason => Assert.Contains(reason, (IncrementalStepRunReason[])[IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged]));
    }
}
