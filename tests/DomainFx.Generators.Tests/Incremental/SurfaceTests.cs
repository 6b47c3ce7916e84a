using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Tests.Incremental;

/// <summary>
/// Models are remembered while no declaration they depend on changes. Whatever is edited, an incremental run must give what a
/// fresh run gives; each of these edits changes what is generated, so a forgotten dependency shows.
/// </summary>
public sealed class SurfaceTests
{
    [Fact]
    public void A_constant_in_another_file() => Edit(Domain.Values, "\"nobody\"", "\"somebody\"");

    [Fact]
    public void An_enums_members() => Edit(Domain.Values, "{ Silver, Gold }", "{ Silver, Bronze, Gold }");

    [Fact]
    public void A_base_class_in_another_file() => Edit(Domain.Values, "class Person {", "class Person { public long Version { get; set; }");

    [Fact]
    public void A_part_of_a_partial_type_in_another_file() => Edit(Domain.Other, "namespace App;", "namespace Bank; partial class Account { public string Id = \"\"; }");

    [Fact]
    public void A_type_that_takes_a_generated_name() => Edit(Domain.Other, "namespace App;", "namespace Bank; public class AccountClient;");

    [Fact]
    public void A_type_that_hides_another_one() => Edit(Domain.Other, "namespace App;", "namespace Bank; public readonly record struct String(int Length); public class X { public class Long; } ", Domain.CustomerEvents, "string Name", "String Name");

    [Fact]
    public void A_nearer_type_of_the_same_name()
    {
        // Nothing but the new type changes: the name in Customer means another type from now on.
        string far = Domain.Values.Replace("public enum Grade { Silver, Gold }", "", StringComparison.Ordinal);
        Edit([Domain.Account, Domain.Customer.Replace("Grade.Gold", "default", StringComparison.Ordinal), Domain.Events, "using DomainFx; using Far;\n" + Domain.CustomerEvents.Replace("using DomainFx;", "", StringComparison.Ordinal), far, "namespace Far; public enum Grade { Silver, Gold }", Domain.Other],
            "Source6.cs", Domain.Other.Replace("namespace App;", "namespace Bank; public enum Grade { Gold, Platinum }", StringComparison.Ordinal));
    }

    [Fact]
    public void A_global_alias() => Edit(
        [.. Domain.Files[..3], Domain.CustomerEvents.Replace("Grade Grade", "Level Grade", StringComparison.Ordinal), Domain.Values, "global using Level = Bank.Grade;"],
        "Source5.cs", "global using Level = System.DayOfWeek;", checkCompiles: false);

    [Fact]
    public void A_global_using_that_gives_a_name_its_meaning() => Edit(
        [Domain.Account, Domain.Events.Replace("long Amount", "Tag Amount", StringComparison.Ordinal), Domain.Values, "namespace A { public enum Tag { X } } namespace B { public enum Tag { Y, Z } }", "global using A;"],
        "Source4.cs", "global using B;", checkCompiles: false);

    [Fact]
    public void An_alias_of_the_attribute() => Edit(
        ["using Stored = DomainFx.EventTypeAttribute; namespace Bank; [Stored(\"a\")] public sealed record A(Note Note);", "namespace Bank; public sealed record Note(int X);"],
        "Source1.cs", "namespace Bank; public sealed record Note(int X, int Y);");

    [Fact]
    public void A_global_alias_of_the_attribute() => Edit(
        ["namespace Bank; [Stored(\"a\")] public sealed record A(Note Note);", "namespace Bank; public sealed record Note(int X);", "global using Stored = DomainFx.EventTypeAttribute;"],
        "Source1.cs", "namespace Bank; public sealed record Note(int X, int Y);");

    [Fact]
    public void A_nullable_directive_inside_a_body() => Edit(
        [Domain.Account, Domain.Events, "namespace Bank; public static class Z { public static void M() { } }\n" + Domain.Values.Replace("namespace Bank;", "", StringComparison.Ordinal)],
        "Source2.cs", "namespace Bank; public static class Z { public static void M() {\n#nullable disable\n } }\n" + Domain.Values.Replace("namespace Bank;", "", StringComparison.Ordinal), checkCompiles: false);

    [Fact]
    public void An_event_that_is_no_event_any_more() => Edit(
        [Domain.Account.Replace("Raise(new Deposited(amount));", "", StringComparison.Ordinal), Domain.Events, Domain.Values],
        "Source1.cs", Domain.Events.Replace("[EventType(\"deposited\")]", "", StringComparison.Ordinal));

    [Fact]
    public void A_reference_that_comes_and_goes()
    {
        MetadataReference extra = TestCompilation.Create(["namespace Bank; public enum Colour { Red }"], "Extra").ToReference();
        GeneratorRun before = Generated.Start("using DomainFx; namespace Bank; [EventType(\"a\")] public sealed record A(Colour Colour);");
        GeneratorRun after = before.After(compilation => compilation.AddReferences(extra));
        AssertAsFresh(before, after);
    }

    [Fact]
    public void The_nullable_context()
    {
        GeneratorRun before = Generated.Start(Domain.Files);
        GeneratorRun after = before.After(static compilation =>
            compilation.WithOptions(((Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions)compilation.Options).WithNullableContextOptions(NullableContextOptions.Disable)));
        AssertAsFresh(before, after);
    }

    private static void Edit(string file, string old, string @new) =>
        Edit(Domain.Files, Domain.PathOf(file), file.Replace(old, @new, StringComparison.Ordinal));

    private static void Edit(string file, string old, string @new, string secondFile, string secondOld, string secondNew)
    {
        string[] files = [.. Domain.Files];
        files[Array.IndexOf(files, secondFile)] = secondFile.Replace(secondOld, secondNew, StringComparison.Ordinal);
        Edit(files, Domain.PathOf(file), file.Replace(old, @new, StringComparison.Ordinal), checkCompiles: false);
    }

    private static void Edit(string[] files, string path, string edited, bool checkCompiles = true)
    {
        GeneratorRun before = Generated.Start(files);
        GeneratorRun after = before.After(compilation => compilation.WithSource(path, edited));
        if (checkCompiles)
        {
            before.CompilesWithoutWarnings();
            after.CompilesWithoutWarnings();
        }

        AssertAsFresh(before, after);
    }

    private static void AssertAsFresh(GeneratorRun before, GeneratorRun after)
    {
        GeneratorRun fresh = GeneratorRun.Start(after.Input.Clone(), Generated.Generators);
        Assert.Equal(Texts(fresh), Texts(after));
        Assert.NotEqual(Texts(before), Texts(after));
    }

    private static Dictionary<string, string> Texts(GeneratorRun run) => run.Sources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());
}
