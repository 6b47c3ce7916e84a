namespace DomainFx.Generators.Codecs;

/// <summary>What the class of one codec holds besides its own methods: methods for collections, converters, accessors.
/// They are asked for by name while the main methods are written, and written after them.</summary>
internal sealed class CodecScope
{
    private readonly Dictionary<TypeModel, string> _names = [];
    private readonly Queue<TypeModel> _pending = new();
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _converters = new(StringComparer.Ordinal);
    private readonly Dictionary<AccessorModel, string> _accessors = [];

    /// <summary>The end of the names of the methods that write and read a collection.</summary>
    /// <param name="type">The collection.</param>
    /// <param name="hint">What to call them, if the name is free.</param>
    public string MethodOf(TypeModel type, string hint)
    {
        if (_names.TryGetValue(type, out string? name)) return name;

        name = Free(hint);
        _names.Add(type, name);
        _pending.Enqueue(type);
        return name;
    }

    /// <summary>The expression of a converter.</summary>
    public string ConverterOf(ConvertedModel type)
    {
        if (type.IsShared) return type.Converter;
        if (_converters.TryGetValue(type.Converter, out string? field)) return field;

        field = Free("Converter");
        _converters.Add(type.Converter, field);
        return field;
    }

    /// <summary>The class that holds the accessors of a member.</summary>
    public string AccessorOf(MemberModel member)
    {
        AccessorModel accessor = member.Accessor!;
        if (!_accessors.TryGetValue(accessor, out string? name))
        {
            name = Free("Reach" + member.Name.TrimStart('@'));
            _accessors.Add(accessor, name);
        }

        return name + accessor.Scope.Arguments;
    }

    /// <summary>Writes what was asked for.</summary>
    public void EmitMembers(SourceWriter writer)
    {
        while (_pending.Count > 0)
        {
            TypeModel type = _pending.Dequeue();
            writer.Line();
            CollectionEmitter.Emit(writer, this, type, _names[type]);
        }

        foreach (KeyValuePair<string, string> converter in _converters)
        {
            writer.Line();
            string type = converter.Key.Substring("new ".Length, converter.Key.Length - "new ()".Length);
            writer.Line($"private static readonly {type} {converter.Value} = {converter.Key};");
        }

        foreach (KeyValuePair<AccessorModel, string> accessor in _accessors)
        {
            writer.Line();
            AccessorEmitter.Emit(writer, accessor.Key, accessor.Value);
        }
    }

    private string Free(string hint)
    {
        string name = hint;
        for (int index = 2; !_taken.Add(name); index++) name = hint + index;
        return name;
    }
}
