using System.Text;
using DomainFx.Generators.Lock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DomainFx.CodeFixes.Lock;

/// <summary>The lock of a project in a workspace.</summary>
internal static class LockDocument
{
    public static TextDocument? Of(Project project) => project.AdditionalDocuments.FirstOrDefault(static document => document.Name == LockFile.Name);

    public static async Task<string?> TextOfAsync(Project project, CancellationToken cancellationToken) =>
        Of(project) is { } document ? (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString() : null;

    public static Solution With(Project project, string text)
    {
        var source = SourceText.From(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return Of(project) is { } document
            ? project.Solution.WithAdditionalDocumentText(document.Id, source)
            : project.Solution.AddAdditionalDocument(DocumentId.CreateNewId(project.Id), LockFile.Name, source);
    }
}
