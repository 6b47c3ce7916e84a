using System.Globalization;
using System.Text;

namespace DomainFx.Generators.Lock;

/// <summary>Reads JSON into <see cref="LockValue"/>s: the compiler brings no JSON reader that an analyzer may use.</summary>
internal sealed class LockJson
{
    private const int MaxDepth = 32;

    private readonly string _text;
    private int _position;
    private int _depth;

    private LockJson(string text) => _text = text;

    /// <summary>The one value that a text holds.</summary>
    /// <exception cref="LockFormatException">It is no JSON.</exception>
    public static LockValue Parse(string text)
    {
        var reader = new LockJson(text);
        LockValue value = reader.Value(reader.Skip());
        return reader.Skip() < text.Length ? throw reader.Unexpected() : value;
    }

    private LockValue Value(int start)
    {
        if (++_depth > MaxDepth) throw new LockFormatException("it is nested too deeply", _position);
        Skip();
        LockValue value = Peek() switch
        {
            '{' => new LockValue(start) { Members = Members() },
            '[' => new LockValue(start) { Items = Items() },
            '"' => new LockValue(start) { Text = String() },
            _ => new LockValue(start) { Text = Word() },
        };
        _depth--;
        return value;
    }

    private List<KeyValuePair<string, LockValue>> Members()
    {
        List<KeyValuePair<string, LockValue>> members = [];
        Expect('{');
        if (TryTake('}')) return members;
        do
        {
            int start = Skip();
            string name = String();
            Expect(':');
            members.Add(new(name, Value(start)));
        }
        while (TryTake(','));
        Expect('}');
        return members;
    }

    private List<LockValue> Items()
    {
        List<LockValue> items = [];
        Expect('[');
        if (TryTake(']')) return items;
        do items.Add(Value(Skip()));
        while (TryTake(','));
        Expect(']');
        return items;
    }

    private string String()
    {
        Expect('"');
        var text = new StringBuilder();
        while (Peek() is not '"')
        {
            char letter = _text[_position++];
            text.Append(letter is '\\' ? Escaped() : letter >= ' ' ? letter : throw Unexpected(-1));
        }

        _position++;
        return text.ToString();
    }

    private char Escaped()
    {
        char letter = Peek();
        _position++;
        if (letter is not 'u')
        {
            int index = "\"\\/bfnrt".IndexOf(letter);
            return index < 0 ? throw Unexpected(-1) : "\"\\/\b\f\n\r\t"[index];
        }

        if (_position + 4 > _text.Length || !ushort.TryParse(_text.Substring(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code)) throw Unexpected();
        _position += 4;
        return (char)code;
    }

    private string Word()
    {
        int start = _position;
        while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] is '-' or '+' or '.')) _position++;
        return _position > start ? _text.Substring(start, _position - start) : throw Unexpected();
    }

    private int Skip()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\r' or '\n') _position++;
        return _position;
    }

    private char Peek() => _position < _text.Length ? _text[_position] : throw new LockFormatException("it ends too early", _text.Length);

    private bool TryTake(char letter)
    {
        Skip();
        if (Peek() != letter) return false;
        _position++;
        return true;
    }

    private void Expect(char letter)
    {
        if (!TryTake(letter)) throw Unexpected();
    }

    private LockFormatException Unexpected(int offset = 0) => new($"'{_text[Math.Min(_position + offset, _text.Length - 1)]}' is not expected here", _position + offset);
}
