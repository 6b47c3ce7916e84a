using System.Collections;

namespace DomainFx.Testing;

/// <summary>Checks to verify together, or one by one as the cases of a test.</summary>
public sealed class ContractChecks : IReadOnlyList<ContractCheck>
{
    private readonly ContractCheck[] _checks;

    internal ContractChecks(IEnumerable<ContractCheck> checks) => _checks = [.. checks];

    /// <inheritdoc/>
    public int Count => _checks.Length;

    /// <inheritdoc/>
    public ContractCheck this[int index] => _checks[index];

    /// <summary>A check by its name.</summary>
    /// <exception cref="ArgumentException">There is no such check.</exception>
    public ContractCheck this[string name] =>
        Array.Find(_checks, check => check.Name == name) ?? throw new ArgumentException($"There is no check '{name}'.", nameof(name));

    /// <summary>Runs every check, also after one failed.</summary>
    /// <exception cref="ScenarioException">At least one does not hold; the message holds those of all.</exception>
    public async Task VerifyAsync(CancellationToken cancellationToken = default)
    {
        var failures = new List<ScenarioException>();
        foreach (var check in _checks)
        {
            try
            {
                await check.VerifyAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (ScenarioException failure)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0) throw new ScenarioException(string.Join("\n\n", failures.Select(failure => failure.Message)), failures[0]);
    }

    /// <inheritdoc/>
    public IEnumerator<ContractCheck> GetEnumerator() => ((IEnumerable<ContractCheck>)_checks).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
