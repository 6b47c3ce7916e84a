using Microsoft.CodeAnalysis;

namespace DomainFx.Roslyn.TestKit.Tests;

/// <summary>A generator for the kit's own tests: it greets each obsolete class, from a value or from a symbol, which no cache can keep.</summary>
internal sealed class GreetingGenerator(bool keepsSymbols = false, string body = "") : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        if (keepsSymbols)
            context.RegisterSourceOutput(OfObsolete(context, static symbol => symbol), (output, symbol) => Emit(output, symbol.Name));
        else
            context.RegisterSourceOutput(OfObsolete(context, static symbol => symbol.Name).WithTrackingName("Names"), Emit);
    }

    private static IncrementalValuesProvider<T> OfObsolete<T>(IncrementalGeneratorInitializationContext context, Func<ISymbol, T> select) =>
        context.SyntaxProvider.ForAttributeWithMetadataName(
            "System.ObsoleteAttribute", static (_, _) => true, (target, _) => select(target.TargetSymbol));

    private void Emit(SourceProductionContext output, string name) =>
        output.AddSource($"{name}.g.cs", $"internal static class Hello{name}\n{{\n{body}}}\n");
}
