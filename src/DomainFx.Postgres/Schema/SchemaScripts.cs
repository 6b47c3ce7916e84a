using System.Globalization;
using System.Reflection;
using System.Text;

namespace DomainFx.Postgres.Schema;

/// <summary>The scripts, embedded. Each numbered one brings the schema one version further, and never changes once released.</summary>
internal static class SchemaScripts
{
    private static readonly string[] Names = Find();

    public static int Count => Names.Length;

    public static string Between(int from, int to, string schema)
    {
        var script = new StringBuilder();
        for (var version = from; version < to; version++) script.Append(Read(Names[version])).Append('\n');
        if (to > from) script.Append(CultureInfo.InvariantCulture, $"UPDATE {{schema}}.store SET schema_version = {to};\n");
        return script.Replace("{schema}", schema).ToString();
    }

    // When a process starts, a loop is faster than a query over two names.
    private static string[] Find()
    {
        var names = Array.FindAll(typeof(SchemaScripts).Assembly.GetManifestResourceNames(), static name => char.IsAsciiDigit(name[0]));
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <summary>A script without a number, as it stands.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
