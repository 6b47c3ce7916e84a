namespace DomainFx.Generators.Codecs;

/// <summary>What stands before a value: JSON that is known at compile time, or a local variable that holds it.</summary>
internal readonly struct Prefix
{
    private readonly string _json;
    private readonly string? _variable;

    private Prefix(string json, string? variable)
    {
        _json = json;
        _variable = variable;
    }

    public static Prefix Json(string json) => new(json, null);

    public static Prefix Variable(string name) => new("", name);

    public bool IsEmpty => _variable is null && _json.Length == 0;

    /// <summary>The C# expression of its bytes.</summary>
    public string Expression => _variable ?? (_json.Length == 0 ? "default" : Utf8Literal.Of(_json));

    /// <summary>The same with more JSON after it; a variable is written first.</summary>
    public Prefix Then(SourceWriter writer, string json)
    {
        if (_variable is not null) writer.Line($"writer.WriteRaw({_variable});");
        return Json(_json + json);
    }
}
