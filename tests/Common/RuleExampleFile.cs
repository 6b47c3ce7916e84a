namespace DomainFx.Tests.Common;

/// <summary>A file of an example on a rule's page.</summary>
/// <param name="Name">Its path within the project.</param>
/// <param name="Text">What it holds.</param>
internal sealed record RuleExampleFile(string Name, string Text)
{
    public bool IsCode => Name.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>Whether it belongs to the assembly that the example refers to.</summary>
    public bool IsOfReference => Name.StartsWith("Reference/", StringComparison.Ordinal);

    /// <summary>Whether it belongs to an assembly that is built without the package's generator.</summary>
    public bool IsOfPlain => Name.StartsWith("Plain/", StringComparison.Ordinal);

    public bool IsOfExample => IsCode && !IsOfReference && !IsOfPlain;

    public static RuleExampleFile Of(string language, string name, string code)
    {
        if (language != "csharp") return new(name, code);
        bool isWhole = code.Contains("namespace ", StringComparison.Ordinal) || code.Contains("using DomainFx;", StringComparison.Ordinal);
        return new(name.Length == 0 ? "Example.cs" : name, isWhole ? code : $"using DomainFx;\n\nnamespace Example;\n\n{code}");
    }
}
