using DomainFx.Tests.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DomainFx.Analyzers.Tests.Rules;

/// <summary>A file of an example that is no code, as the compiler hands it to analyzers.</summary>
internal sealed class ExampleText(RuleExampleFile file) : AdditionalText
{
    public override string Path => file.Name;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(file.Text, System.Text.Encoding.UTF8);
}
