using Microsoft.CodeAnalysis.Text;

namespace DomainFx.Roslyn.TestKit;

/// <summary>A diagnostic that a test expects: its id and the text it underlines.</summary>
public sealed record ExpectedDiagnostic(string Id, TextSpan Span);
