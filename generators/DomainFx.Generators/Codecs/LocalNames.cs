namespace DomainFx.Generators.Codecs;

/// <summary>A local variable for each member of an object, called like its property in JSON as far as that is a name.</summary>
internal sealed class LocalNames
{
    private readonly string[] _names;

    public LocalNames(ObjectModel model)
    {
        HashSet<string> taken = new(StringComparer.Ordinal) { "reader", "writer", "value", "state", "seen", "initial", "result" };
        _names = new string[model.Members.Count];
        for (int index = 0; index < _names.Length; index++)
        {
            string name = JsonNames.Camel(model.Members[index].Name.TrimStart('@'));
            while (!taken.Add(name)) name += "_";
            _names[index] = Identifiers.Escape(name);
        }
    }

    public string this[int index] => _names[index];

    public IReadOnlyList<string> All => _names;
}
