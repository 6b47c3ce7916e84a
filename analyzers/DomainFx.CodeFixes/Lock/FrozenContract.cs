using System.Globalization;
using DomainFx.Generators;
using DomainFx.Generators.Codecs;
using DomainFx.Generators.Lock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Lock;

/// <summary>A contract as it was stored, written as C#: property for property what the lock says, and what did not change as it is written now.</summary>
internal sealed class FrozenContract
{
    private readonly INamedTypeSymbol _type;
    private readonly LockedContract _locked;
    private readonly LockedContract _current;
    private readonly SemanticModel _model;
    private readonly int _position;
    private readonly FrozenForms _forms;
    private readonly Dictionary<string, ISymbol> _members = new(StringComparer.Ordinal);

    public FrozenContract(INamedTypeSymbol type, LockedContract locked, LockedContract current, SemanticModel model, int position)
    {
        _type = type;
        _locked = locked;
        _current = current;
        _model = model;
        _position = position;
        _forms = new FrozenForms(locked, current);
        Name = Free(type.Name + _forms.Suffix);
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is (IPropertySymbol or IFieldSymbol) and { IsStatic: false, IsImplicitlyDeclared: false }) _members[JsonAttributes.Of(member).Name ?? JsonNames.Camel(member.Name)] = member;
        }
    }

    public string Name { get; }

    public string StoredName => _locked.Key.Name;

    /// <summary>The version that the contract gets: above the locked one, or what it has where that is above it already.</summary>
    public int NextVersion => Math.Max(_current.Key.Version, _locked.Key.Version + 1);

    /// <summary>Whether C# can say what was stored.</summary>
    public bool IsPossible => _forms.AreWritable;

    public INamedTypeSymbol Type => _type;

    /// <summary>The file of the frozen contract and of the types it holds that have changed.</summary>
    public string Source(SyntaxNode root)
    {
        var writer = new SourceWriter();
        foreach (UsingDirectiveSyntax directive in root.DescendantNodes().OfType<UsingDirectiveSyntax>().Where(static directive => directive.GlobalKeyword.IsKind(SyntaxKind.None))) writer.Line(directive.ToString());
        writer.Line();
        if (!_type.ContainingNamespace.IsGlobalNamespace)
        {
            writer.Line($"namespace {_type.ContainingNamespace.ToDisplayString()};");
            writer.Line();
        }

        string version = _locked.Key.Version.ToString(CultureInfo.InvariantCulture);
        writer.Line($"/// <summary>As it was stored in version {version}. Kept to read what is there; never raised again.</summary>");
        writer.Line($"[EventType({Identifiers.Literal(StoredName)}, Version = {version})]");
        writer.Line($"{Accessibility} sealed record {Name}({Parameters(_locked.Shape, _members)});");
        foreach (string changed in _forms.Changed)
        {
            writer.Line();
            LockedType type = _locked.Types[changed];
            string name = _forms.NameOf(changed);
            if (type.Members is { } members) writer.Line($"{Accessibility} enum {name} {{ {string.Join(", ", members.OrderBy(static member => member.Value.Length).ThenBy(static member => member.Value, StringComparer.Ordinal).Select(static member => $"{Identifiers.Escape(member.Key)} = {member.Value}"))} }}");
            else writer.Line($"{Accessibility} sealed record {name}({Parameters(type, null)});");
        }

        return writer.ToString();
    }

    /// <summary>What the upcaster passes for a parameter or property of the new contract.</summary>
    public string Value(string member)
    {
        string json = _members.Values.FirstOrDefault(known => string.Equals(known.Name, member, StringComparison.OrdinalIgnoreCase)) is { } symbol ? JsonAttributes.Of(symbol).Name ?? JsonNames.Camel(symbol.Name) : JsonNames.Camel(member);
        if (Same(json)) return $"old.{Identifiers.Escape(PropertyOf(json, _members))}";
        // It compiles, and asks for a decision that nobody else can make.
        return _locked.Shape.Properties!.ContainsKey(json)
            ? $"default! /* make it of old.{PropertyOf(json, _members)} */"
            : "default! /* what is it of events that have none? */";
    }

    private string Accessibility => _type.DeclaredAccessibility is Microsoft.CodeAnalysis.Accessibility.Public ? "public" : "internal";

    private string Parameters(LockedType type, Dictionary<string, ISymbol>? members) => string.Join(", ", (type.Properties ?? new())
        .OrderBy(static property => !property.Value.IsRequired)
        .Select(property => Parameter(property.Key, property.Value, members)));

    private string Parameter(string json, LockedProperty property, Dictionary<string, ISymbol>? members)
    {
        string name = PropertyOf(json, members);
        string attributes = JsonNames.Camel(name) == json ? "" : $"[property: System.Text.Json.Serialization.JsonPropertyName({Identifiers.Literal(json)})] ";
        attributes += FrozenForms.AttributesOf(property.Form);
        string type = members is not null && Same(json) ? TypeOf(members[json]).ToMinimalDisplayString(_model, _position) : _forms.TypeOf(property.Form);
        string value = property.IsRequired ? "" : property.Default is null or "as initialized" || _forms.IsChanged(property.Form) ? " = default!" : $" = {property.Default}";
        return $"{attributes}{type} {Identifiers.Escape(name)}{value}";
    }

    /// <summary>Whether a property is what it was, so that it can be written and passed on as it is.</summary>
    private bool Same(string json) =>
        _members.ContainsKey(json) && _locked.Shape.Properties!.TryGetValue(json, out LockedProperty? old) && _current.Shape.Properties!.TryGetValue(json, out LockedProperty? now)
        && old.Form == now.Form && !_forms.IsChanged(old.Form);

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private static string PropertyOf(string json, Dictionary<string, ISymbol>? members)
    {
        if (members is not null && members.TryGetValue(json, out ISymbol? member)) return member.Name;
        string name = Identifiers.Pascal(new string([.. json.Select(static letter => SyntaxFacts.IsIdentifierPartCharacter(letter) ? letter : '_')]));
        return SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? name : "_" + name;
    }

    private string Free(string name)
    {
        while (_type.ContainingNamespace.GetTypeMembers(name).Length > 0) name += "Stored";
        return name;
    }
}
