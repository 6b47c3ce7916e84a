namespace DomainFx.Generators;

/// <summary>The attributes of generated code.</summary>
internal static class GeneratedAttributes
{
    private const string Marks = """global::System.CodeDom.Compiler.GeneratedCode("DomainFx.Generators", "1.0")""";
    private const string NotCovered = "global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage";

    /// <summary>For a field.</summary>
    public const string Field = $"[{Marks}]";

    /// <summary>For a type or method of its own.</summary>
    public const string Generated = $"[{Marks}, {NotCovered}]";

    /// <summary>For code between two methods of the user: F11 goes through it, into what it calls. (DebuggerStepThrough would step over that as well.)</summary>
    public const string SteppedThrough = $"[{Marks}, {NotCovered}, global::System.Diagnostics.DebuggerNonUserCode]";

    /// <summary>For what users need not see.</summary>
    public const string Hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";
}
