using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Roslyn.TestKit;

/// <summary>Build properties and editorconfig keys as the compiler passes them on, for example <c>build_property.DomainFxModuleName</c>.</summary>
public sealed class TestConfigOptions(IReadOnlyDictionary<string, string>? values = null) : AnalyzerConfigOptionsProvider
{
    private readonly Values _values = new(values ?? new Dictionary<string, string>());

    public override AnalyzerConfigOptions GlobalOptions => _values;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _values;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _values;

    private sealed class Values(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
