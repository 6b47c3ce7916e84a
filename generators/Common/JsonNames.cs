namespace DomainFx.Generators;

/// <summary>Property names as System.Text.Json's camelCase policy writes them.</summary>
internal static class JsonNames
{
    public static string Camel(string name)
    {
        if (name.Length == 0 || !char.IsUpper(name[0])) return name;

        char[] chars = name.ToCharArray();
        for (int index = 0; index < chars.Length; index++)
        {
            if (index == 1 && !char.IsUpper(chars[index])) break;

            // The last capital of a run starts the next word: URLValue becomes urlValue.
            bool hasNext = index + 1 < chars.Length;
            if (index > 0 && hasNext && !char.IsUpper(chars[index + 1]))
            {
                if (chars[index + 1] == ' ') chars[index] = char.ToLowerInvariant(chars[index]);
                break;
            }

            chars[index] = char.ToLowerInvariant(chars[index]);
        }

        return new string(chars);
    }
}
