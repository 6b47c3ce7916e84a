namespace DomainFx.Generators.Projections;

/// <summary>The stored names of read models, projections and reactors: tables and columns are called after them, so they are strict.</summary>
internal static class ProjectionNames
{
    // With "__v" and a version behind it, a table's name stays within the 63 characters of Postgres.
    private const int MaxLength = 50;

    /// <summary>Why a name cannot be stored; null for one that can.</summary>
    public static string? Problem(string name)
    {
        if (name.Length == 0) return "its stored name is empty; give it one that never changes, for example \"account-balance\"";
        if (name.Length > MaxLength) return $"its stored name has {name.Length} characters; {MaxLength} is the most";
        return IsKebab(name) ? null : $"its stored name '{name}' becomes part of a table's name; use small letters, digits and single hyphens, beginning with a letter";
    }

    private static bool IsKebab(string name)
    {
        if (name[0] is < 'a' or > 'z') return false;
        for (int index = 1; index < name.Length; index++)
        {
            bool isHyphen = name[index] is '-';
            if (!isHyphen && name[index] is not ((>= 'a' and <= 'z') or (>= '0' and <= '9'))) return false;
            if (isHyphen && (index == name.Length - 1 || name[index + 1] is '-')) return false;
        }

        return true;
    }
}
