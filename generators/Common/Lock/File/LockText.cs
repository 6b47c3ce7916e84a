using System.Text;

namespace DomainFx.Generators.Lock;

/// <summary>Writes the lock file: sorted, a property a line, LF at the end of each, so that a change is a line of a diff.</summary>
internal sealed class LockText
{
    private readonly StringBuilder _text = new(4096);
    private int _depth;
    private bool _isFirst = true;

    private LockText()
    {
    }

    public static string Of(LockFile file)
    {
        var writer = new LockText();
        writer.Object(null, () =>
        {
            writer.Line("format", LockFile.Format.ToString(System.Globalization.CultureInfo.InvariantCulture));
            writer.Object("events", () =>
            {
                foreach (IGrouping<string, LockedContract> versions in file.Events.Values.GroupBy(static contract => contract.Key.Name, StringComparer.Ordinal))
                {
                    writer.Object(versions.Key, () =>
                    {
                        foreach (LockedContract contract in versions) writer.Contract(contract);
                    });
                }
            });
            if (file.Retired.Count > 0) writer.Strings("retired", file.Retired.Select(static entry => new KeyValuePair<string, string>(entry.Key.Name + " v" + entry.Key.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), entry.Value)));
            foreach (StateKind kind in StateKinds.All)
            {
                if (file.States(kind).Count > 0) writer.Object(StateKinds.Section(kind), () =>
                {
                    foreach (KeyValuePair<string, LockedState> state in file.States(kind)) writer.State(state.Key, state.Value);
                });
            }
        });
        return writer._text.Append('\n').ToString();
    }

    /// <summary>The text of one contract: equal texts are equal contracts.</summary>
    public static string Of(LockedContract contract)
    {
        var writer = new LockText();
        writer.Contract(contract);
        return writer._text.ToString();
    }

    /// <summary>The text of one type: equal texts are equal types.</summary>
    public static string Of(LockedType type)
    {
        var writer = new LockText();
        writer.Object(null, () => writer.Type(type));
        return writer._text.ToString();
    }

    private void Contract(LockedContract contract) => Object("v" + contract.Key.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), () =>
    {
        Line("type", JsonText.Quote(contract.Type));
        if (contract.FormerNames.Count > 0) Array("formerNames", contract.FormerNames);
        Type(contract.Shape);
        if (contract.Types.Count > 0) Object("types", () =>
        {
            foreach (KeyValuePair<string, LockedType> type in contract.Types) Object(type.Key, () => Type(type.Value));
        });
    });

    private void Type(LockedType type)
    {
        if (type.Discriminator is { } discriminator)
        {
            Line("discriminator", JsonText.Quote(discriminator));
            Strings("derived", type.Derived);
        }

        if (type.Members is { } members) Object("members", () =>
        {
            foreach (KeyValuePair<string, string> member in members) Line(member.Key, member.Value);
        });
        if (type.Properties is { } properties) Object("properties", () =>
        {
            foreach (KeyValuePair<string, LockedProperty> property in properties) Line(property.Key, Property(property.Value));
        });
        if (type.Retired.Count > 0) Strings("retired", type.Retired);
    }

    private void State(string name, LockedState state) => Object(name, () =>
    {
        Line("type", JsonText.Quote(state.Type));
        Line("version", JsonText.Quote(state.Version));
        if (state.Shape.Count > 0) Array("shape", state.Shape);
        if (state.Handlers.Count > 0) Strings("handlers", state.Handlers);
    });

    private static string Property(LockedProperty property)
    {
        string rest = property.IsRequired ? ", \"required\": true" : property.Default is { } value ? $", \"default\": {JsonText.Quote(value)}" : "";
        return $"{{ \"type\": {JsonText.Quote(property.Form)}{rest} }}";
    }

    private void Strings(string name, IEnumerable<KeyValuePair<string, string>> entries) => Object(name, () =>
    {
        foreach (KeyValuePair<string, string> entry in entries) Line(entry.Key, JsonText.Quote(entry.Value));
    });

    private void Array(string name, IEnumerable<string> items)
    {
        Start(name).Append('[');
        Nested(']', () =>
        {
            foreach (string item in items) Start(null).Append(JsonText.Quote(item));
        });
    }

    private void Object(string? name, Action content)
    {
        if (name is not null) Start(name);
        _text.Append('{');
        Nested('}', content);
    }

    private void Nested(char end, Action content)
    {
        _depth++;
        _isFirst = true;
        content();
        _depth--;
        if (!_isFirst) _text.Append('\n').Append(' ', 2 * _depth);
        _text.Append(end);
        _isFirst = false;
    }

    private void Line(string name, string json) => Start(name).Append(json);

    private StringBuilder Start(string? name)
    {
        if (!_isFirst) _text.Append(',');
        _isFirst = false;
        _text.Append('\n').Append(' ', 2 * _depth);
        return name is null ? _text : _text.Append(JsonText.Quote(name)).Append(": ");
    }
}
