using System.Collections.Concurrent;

namespace DomainFx.Hosting.Tests.Model;

/// <summary>The accounts at whose events handlers throw, until somebody corrects them.</summary>
public sealed class Faults
{
    private readonly ConcurrentDictionary<string, Exception> _faults = new(StringComparer.Ordinal);

    public void Break(string account, Exception? exception = null) => _faults[account] = exception ?? new InvalidOperationException($"{account} is broken");

    public void Mend(string account) => _faults.TryRemove(account, out _);

    public void Check(string account)
    {
        if (_faults.TryGetValue(account, out Exception? exception)) throw exception;
    }
}
