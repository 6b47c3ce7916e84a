using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DomainFx.Analyzers.Tests.Lock;

/// <summary>A lock as the compiler hands it to analyzers.</summary>
internal sealed class KeptText(string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, System.Text.Encoding.UTF8);

    public override string Path => "Shop/domainfx.lock.json";

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
