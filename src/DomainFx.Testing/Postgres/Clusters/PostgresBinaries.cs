using System.Globalization;

namespace DomainFx.Testing.Postgres;

/// <summary>Finds the installed programs of a PostgreSQL server.</summary>
internal static class PostgresBinaries
{
    private static readonly string[] LibraryFolders = ["/usr/lib/postgresql", "/usr/pgsql", "/usr/local/pgsql", "/opt/homebrew/opt", "/usr/local/opt"];

    /// <summary>The folder of <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>.</summary>
    /// <exception cref="PostgresServerException">There is none.</exception>
    public static string Find(string? given)
    {
        if (given is not null)
            return IsServer(given) ? given : throw new PostgresServerException($"'{given}' holds no postgres, initdb and pg_ctl.");
        return OnPath().Concat(InLibraryFolders()).FirstOrDefault(IsServer)
            ?? throw new PostgresServerException(
                "No PostgreSQL server is installed: postgres, initdb and pg_ctl are neither on PATH nor in a library folder of the system. Install it (on Debian: apt-get install postgresql), or name a server to use by the environment variable DOMAINFX_TEST_POSTGRES, as an Npgsql connection string.");
    }

    private static bool IsServer(string folder) =>
        File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl"));

    // A link on PATH leads to the folder that holds all programs.
    private static IEnumerable<string> OnPath() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        let program = new FileInfo(Path.Combine(folder, "postgres"))
        where program.Exists
        let target = program.ResolveLinkTarget(returnFinalTarget: true) ?? program
        select Path.GetDirectoryName(target.FullName)!;

    private static IEnumerable<string> InLibraryFolders() =>
        from parent in LibraryFolders
        where Directory.Exists(parent)
        from version in Directory.EnumerateDirectories(parent).OrderByDescending(Version)
        from folder in new[] { Path.Combine(version, "bin") }
        select folder;

    private static double Version(string folder)
    {
        var digits = Path.GetFileName(folder).SkipWhile(letter => !char.IsAsciiDigit(letter)).ToArray();
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version) ? version : 0;
    }
}
