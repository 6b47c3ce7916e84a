namespace DomainFx.Testing;

/// <summary>The golden files of a test project: a file for each version of each event, a line of JSON for each stored event.</summary>
internal sealed class GoldenFolder
{
    private readonly string _folder;
    private readonly bool _isWritable;

    /// <summary>The folder <c>golden</c> beside the project file; where the sources are out of reach, as in deterministic builds, its copy beside the test assembly.</summary>
    /// <param name="testFile">A source file of the project.</param>
    public GoldenFolder(string testFile)
    {
        var project = Path.GetDirectoryName(testFile);
        while (project is not null && !(Directory.Exists(project) && Directory.EnumerateFiles(project, "*.csproj").Any())) project = Path.GetDirectoryName(project);
        _folder = Path.Combine(project ?? AppContext.BaseDirectory, "golden");
        _isWritable = project is not null && Environment.GetEnvironmentVariable("CI") is not "true";
    }

    public string PathOf(EventType type) => Path.Combine(_folder, $"{Uri.EscapeDataString(type.Name)}.v{type.SchemaVersion}.jsonl");

    /// <summary>The stored events; null where there is no file.</summary>
    public IReadOnlyList<byte[]>? Read(EventType type) =>
        File.Exists(PathOf(type)) ? [.. File.ReadAllLines(PathOf(type)).Where(line => line.Length > 0).Select(System.Text.Encoding.UTF8.GetBytes)] : null;

    /// <summary>Writes a file that is not there, and fails so that somebody looks at it.</summary>
    public IReadOnlyList<byte[]> Write(EventType type, IEnumerable<byte[]> lines)
    {
        if (!_isWritable) throw new ScenarioException($"event '{type}' has no golden file {PathOf(type)}: run the test where the sources are, and commit the file that it writes.");

        Directory.CreateDirectory(_folder);
        using (var file = File.Create(PathOf(type)))
        {
            foreach (var line in lines)
            {
                file.Write(line);
                file.Write("\n"u8);
            }
        }

        throw new ScenarioException($"event '{type}' had no golden file; {PathOf(type)} was written: look at it, and commit it.");
    }
}
