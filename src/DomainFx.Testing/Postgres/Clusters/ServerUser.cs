namespace DomainFx.Testing.Postgres;

/// <summary>Whom the server runs as: postgres refuses root, so that root hands over to a user without its rights.</summary>
internal sealed class ServerUser
{
    private readonly string? _ids;

    private ServerUser(string? ids) => _ids = ids;

    /// <summary>This process's user; for root the user <c>postgres</c>, or <c>nobody</c>.</summary>
    /// <exception cref="PostgresServerException">Root finds neither.</exception>
    public static async Task<ServerUser> CurrentAsync(CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess) return new ServerUser(ids: null);
        var accounts = (await File.ReadAllLinesAsync("/etc/passwd", cancellationToken).ConfigureAwait(false)).Select(line => line.Split(':')).ToArray();
        var account = accounts.FirstOrDefault(one => one[0] == "postgres") ?? accounts.FirstOrDefault(one => one[0] == "nobody")
            ?? throw new PostgresServerException("postgres refuses to run as root, and there is no user 'postgres' or 'nobody' to run it as.");
        return new ServerUser($"{account[2]}:{account[3]}");
    }

    /// <summary>A command as the server's user runs it.</summary>
    public IReadOnlyList<string> Command(string program, params IEnumerable<string> arguments) => _ids?.Split(':') is [var user, var group]
        ? ["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups", "--", program, .. arguments]
        : [program, .. arguments];

    /// <summary>Gives a folder to the server's user.</summary>
    public async Task GiveAsync(string folder, CancellationToken cancellationToken)
    {
        if (_ids is not null) await ToolRun.RunAsync("/", ["chown", "-R", _ids, folder], cancellationToken).ConfigureAwait(false);
    }
}
