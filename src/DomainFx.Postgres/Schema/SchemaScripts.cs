using System.Globalization;
using System.Reflection;
using System.Text;

namespace DomainFx.Postgres.Schema;

/// <summary>The scripts, embedded. Each numbered one brings the schema one version further, and never changes once released.</summary>
internal static class SchemaScripts
{
    private static readonly string[] Names =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal) && char.IsAsciiDigit(name[0])).Order(StringComparer.Ordinal)];

    public static int Count => Names.Length;

    public static string Between(int from, int to, string schema)
    {
        var script = new StringBuilder();
        for (var version = from; version < to; version++) script.Append(Read(Names[version])).Append('\n');
        if (to > from) script.Append(CultureInfo.InvariantCulture, $"UPDATE {{schema}}.store SET schema_version = {to};\n");
        return script.Replace("{schema}", schema).ToString();
    }

    /// <summary>A script without a number, as it stands.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
