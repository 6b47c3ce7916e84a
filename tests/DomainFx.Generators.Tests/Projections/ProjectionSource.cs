using DomainFx.Generators.Projections;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DomainFx.Generators.Tests.Projections;

/// <summary>Parses a class R over a handful of events.</summary>
internal static class ProjectionSource
{
    public const string Events = """
        [EventType("opened")] public sealed record Opened(long Balance, string City);
        [EventType("deposited")] public sealed record Deposited(long Amount);
        [EventType("erased")] public sealed record Erased;
        public sealed record Nameless;
        public enum Status { Active, [JsonStringEnumMemberName("shut")] Closed }
        public readonly record struct AccountId(Guid Value);
        public sealed record Note(string Text, int Lines);
        """;

    public static (ReadModelModel? Model, IReadOnlyList<Refusal> Refusals) ReadModel(string declaration)
    {
        INamedTypeSymbol type = TypeOf(declaration);
        var refusals = new Refusals(explain: true);
        return (ReadModelParser.Parse(type, type.DomainFxAttribute(KnownNames.ReadModel)!, refusals, CancellationToken.None), refusals.All);
    }

    public static (ProjectionModel? Model, IReadOnlyList<Refusal> Refusals) Projection(string declaration)
    {
        INamedTypeSymbol type = TypeOf(declaration);
        var refusals = new Refusals(explain: true);
        ProjectionModel? model = type.DomainFxAttribute(KnownNames.Projection) is { } projection
            ? ProjectionParser.ParseProjection(type, projection, refusals, CancellationToken.None)
            : ProjectionParser.ParseReactor(type, type.DomainFxAttribute(KnownNames.Reactor)!, refusals, CancellationToken.None);
        return (model, refusals.All);
    }

    private static INamedTypeSymbol TypeOf(string declaration)
    {
        CSharpCompilation compilation = TestCompilation.Create(
            [$"using System;\nusing System.Collections.Generic;\nusing System.Data.Common;\nusing System.Text.Json.Serialization;\nusing System.Threading;\nusing System.Threading.Tasks;\nusing DomainFx;\nnamespace Bank;\n{declaration}\n{Events}"]);
        return (INamedTypeSymbol)compilation.GetSymbolsWithName("R", SymbolFilter.Type).Single();
    }
}
