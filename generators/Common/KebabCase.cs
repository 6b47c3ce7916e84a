using System.Text;

namespace DomainFx.Generators;

/// <summary>Names as they are stored: <c>ShipByAir</c> becomes <c>ship-by-air</c>.</summary>
internal static class KebabCase
{
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (int index = 0; index < name.Length; index++)
        {
            char letter = name[index];
            if (letter is '_')
            {
                if (text.Length > 0 && text[text.Length - 1] is not '-') text.Append('-');
                continue;
            }

            if (char.IsUpper(letter) && StartsWord(name, index) && text.Length > 0 && text[text.Length - 1] is not '-') text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString().TrimEnd('-');
    }

    // A capital after a small letter or a digit, or the last one of a run: UseHTTPClient is use-http-client.
    private static bool StartsWord(string name, int index) =>
        index > 0 && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
}
