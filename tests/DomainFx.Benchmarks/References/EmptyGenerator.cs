using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.Benchmarks.References;

/// <summary>Finds what the generator finds, and does nothing with it: the floor of any pipeline over these attributes.</summary>
internal sealed class EmptyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (var attribute in (string[])["DomainFx.AggregateAttribute", "DomainFx.EventTypeAttribute"])
        {
            context.RegisterSourceOutput(
                context.SyntaxProvider.ForAttributeWithMetadataName(attribute, static (node, _) => node is TypeDeclarationSyntax, static (_, _) => ""),
                static (_, _) => { });
        }
    }
}
