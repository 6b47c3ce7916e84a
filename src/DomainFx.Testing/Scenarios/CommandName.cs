using System.Text.RegularExpressions;
using DomainFx.Runtime;

namespace DomainFx.Testing;

/// <summary>Finds which command a lambda calls, for rejections without a code: those are named after the command.</summary>
internal static partial class CommandName
{
    public static string In(AggregateType type, string commandText)
    {
        foreach (var call in Calls().EnumerateMatches(commandText))
        {
            var called = commandText.AsSpan(call.Index, call.Length);
            foreach (var command in type.Commands)
            {
                if (called.Equals(command.Name.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)) return command.Name;
            }
        }

        return "command";
    }

    [GeneratedRegex(@"(?<=\.\s*)\w+?(?=(Async)?\s*\()", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Calls();
}
