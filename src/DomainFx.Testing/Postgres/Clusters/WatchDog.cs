using System.Diagnostics;

namespace DomainFx.Testing.Postgres;

/// <summary>Ends a cluster and deletes its folder when this process dies, however it dies.</summary>
internal sealed class WatchDog : IDisposable
{
    // It waits for the end of its input, which comes when this process is gone. It leaves the process tree, and ignores what ends a terminal's jobs.
    private const string Script =
        """
        exec 3<&0
        (
          trap '' INT TERM HUP
          cat <&3
          [ -e "$1/data/postmaster.pid" ] && kill -QUIT "$(head -n 1 "$1/data/postmaster.pid")" && sleep 1
          rm -rf "$1"
        ) >/dev/null 2>&1 &
        """;

    private readonly Process _process;

    private WatchDog(Process process) => _process = process;

    public static WatchDog Watch(string folder) => new(ToolRun.Start("/", ["sh", "-c", Script, "sh", folder]));

    public void Dispose() => _process.Dispose();
}
