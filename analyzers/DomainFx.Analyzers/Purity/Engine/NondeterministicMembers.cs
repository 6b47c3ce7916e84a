using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>
/// Members whose result is not determined by events and state. Short on purpose: a project adds its own in .editorconfig by
/// <c>domainfx_nondeterministic_members = Acme.Clock.Now, Acme.Ids</c>, a member or a whole type each.
/// </summary>
internal sealed class NondeterministicMembers(AnalyzerConfigOptionsProvider options)
{
    /// <summary>The key in .editorconfig.</summary>
    public const string Option = "domainfx_nondeterministic_members";

    // By file, since .editorconfig is: asked for the files that hold handlers, not for all.
    private readonly ConcurrentDictionary<SyntaxTree, HashSet<string>> _own = new();

    /// <summary>What kind of outside a member asks, or null.</summary>
    /// <param name="member">The member that is called.</param>
    /// <param name="caller">The file that calls it.</param>
    public FactKind? KindOf(ISymbol member, SyntaxTree caller)
    {
        INamedTypeSymbol? type = member.ContainingType;
        if (type is null) return null;
        HashSet<string> own = _own.GetOrAdd(caller, Read);
        if (own.Count > 0 && (own.Contains($"{type.ToDisplayString()}.{member.Name}") || own.Contains(type.ToDisplayString()))) return FactKind.ClockOrRandom;
        if (type.ContainingNamespace is not { IsGlobalNamespace: false } space) return null;
        bool isMade = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        return (type.Name, member.Name) switch
        {
            ("DateTime" or "DateTimeOffset", "Now" or "UtcNow" or "Today") => In(space, "System", FactKind.ClockOrRandom),
            ("TimeProvider", "GetUtcNow" or "GetLocalNow" or "GetTimestamp" or "GetElapsedTime") => In(space, "System", FactKind.ClockOrRandom),
            ("Guid", "NewGuid" or "CreateVersion7") => In(space, "System", FactKind.ClockOrRandom),
            ("Random", _) => In(space, "System", FactKind.ClockOrRandom),
            ("Environment", "TickCount" or "TickCount64") => In(space, "System", FactKind.ClockOrRandom),
            ("Stopwatch", _) => In(space, "System.Diagnostics", FactKind.ClockOrRandom),
            ("RandomNumberGenerator", _) => In(space, "System.Security.Cryptography", FactKind.ClockOrRandom),
            ("Path", "GetRandomFileName" or "GetTempFileName") => In(space, "System.IO", FactKind.ClockOrRandom),
            ("Environment", not ("NewLine")) => In(space, "System", FactKind.Outside),
            ("Console", _) => In(space, "System", FactKind.Outside),
            ("Thread", "Sleep") => In(space, "System.Threading", FactKind.Outside),
            ("Task", "Run" or "Delay") => In(space, "System.Threading.Tasks", FactKind.Outside),
            ("Process", _) => In(space, "System.Diagnostics", FactKind.Outside),
            ("TimeZoneInfo", "Local") or ("CultureInfo", "CurrentCulture" or "CurrentUICulture") => FactKind.Outside,
            ("File" or "Directory" or "FileInfo" or "DirectoryInfo" or "DriveInfo", _) => In(space, "System.IO", FactKind.Outside),
            ("FileStream" or "StreamReader" or "StreamWriter", _) when isMade => In(space, "System.IO", FactKind.Outside),
            ("HttpClient", _) => In(space, "System.Net.Http", FactKind.Outside),
            ("Socket" or "TcpClient" or "UdpClient", _) => In(space, "System.Net.Sockets", FactKind.Outside),
            ("Dns", _) => In(space, "System.Net", FactKind.Outside),
            ("DbConnection" or "DbCommand", _) => In(space, "System.Data.Common", FactKind.Outside),
            _ => null,
        };
    }

    private static FactKind? In(INamespaceSymbol space, string name, FactKind kind) => space.ToString() == name ? kind : null;

    private HashSet<string> Read(SyntaxTree tree)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (!options.GetOptions(tree).TryGetValue(Option, out string? text)) return names;
        foreach (string name in text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries)) names.Add(name.Trim());
        return names;
    }
}
