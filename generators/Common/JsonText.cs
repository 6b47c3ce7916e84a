using System.Globalization;
using System.Text;

namespace DomainFx.Generators;

/// <summary>Text as JSON writes it.</summary>
internal static class JsonText
{
    /// <summary>Text as a JSON string, escaped as the writer does at run time.</summary>
    public static string Quote(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        foreach (char letter in text)
        {
            if (letter is '"' or '\\') json.Append('\\').Append(letter);
            else if (letter is >= ' ' and <= '~' || (letter > '~' && !char.IsSurrogate(letter) && char.IsLetterOrDigit(letter))) json.Append(letter);
            else json.Append("\\u").Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));
        }

        return json.Append('"').ToString();
    }
}
