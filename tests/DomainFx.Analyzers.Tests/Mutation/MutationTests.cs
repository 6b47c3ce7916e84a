using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using DomainFx.Analyzers.Tests.Purity;
using DomainFx.Generators;
using DomainFx.Roslyn.TestKit;
using DomainFx.Tests.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Tests.Mutation;

/// <summary>
/// Each branch of the engine is there for a case that a test holds: without it the corpus or a test of a rule must fail. A run of
/// <c>./test.sh</c> tries a sample of branches, <c>--long</c> all. Branches that change no report are listed, with the reason, in
/// EquivalentBranches.txt, and so are those of which none is known.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Sample = 40;

    // A mutant that takes so many times the steps of the rules as they are does not end.
    private const int Patience = 200;

    [Fact]
    public void A_branch_that_is_removed_is_missed()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var mutants = Mutants.Compile("analyzers/DomainFx.Analyzers/Purity");
        Dictionary<string, string> equivalent = Equivalent();
        HashSet<string> names = [.. mutants.Branches.Values.Select(static branch => branch.Name)];
        Assert.True(equivalent.Keys.All(names.Contains), $"EquivalentBranches.txt names what is not there:\n{string.Join('\n', equivalent.Keys.Where(name => !names.Contains(name)))}");

        ImmutableArray<TestBed> beds = [.. Beds()];
        long[] steps = [.. beds.Select(bed => StepsOf(mutants, bed, cancellationToken))];

        int seed = int.TryParse(Environment.GetEnvironmentVariable("DOMAINFX_SEED"), out int given) ? given : Environment.TickCount;
        List<int> tried = [.. mutants.Branches.Keys.Where(number => !equivalent.ContainsKey(mutants.Branches[number].Name))];
        if (Environment.GetEnvironmentVariable("DOMAINFX_LONG") != "1")
        {
            var random = new Random(seed);
            tried = [.. tried.OrderBy(_ => random.Next()).Take(Sample)];
        }

        var unnoticed = new ConcurrentBag<int>();
        Parallel.ForEach(tried, number =>
        {
            if (!IsNoticed(mutants, number, beds, steps, cancellationToken)) unnoticed.Add(number);
        });

        output.WriteLine($"mutants: {mutants.Branches.Count} branches, {equivalent.Count} equivalent, {tried.Count} tried (seed {seed}), {unnoticed.Count} not noticed");
        Assert.True(unnoticed.IsEmpty, $"No test notices that these branches are gone (DOMAINFX_SEED={seed} tries the same):\n{string.Join('\n', unnoticed.Order().Select(number => $"{mutants.Branches[number].Place} {mutants.Branches[number].Name}"))}");
    }

    private static long StepsOf(Mutants mutants, TestBed bed, CancellationToken cancellationToken)
    {
        mutants.Begin(0, long.MaxValue);
        Assert.Equal(bed.Expected, bed.Report(mutants.Analyzers(), cancellationToken));
        return long.MaxValue - mutants.StepsLeft();
    }

    private static bool IsNoticed(Mutants mutants, int number, ImmutableArray<TestBed> beds, long[] steps, CancellationToken cancellationToken)
    {
        ImmutableArray<DiagnosticAnalyzer> rules = mutants.Analyzers();
        for (int index = 0; index < beds.Length; index++)
        {
            mutants.Begin(number, Patience * (steps[index] + 1_000));
            try
            {
                if (beds[index].Report(rules, cancellationToken) != beds[index].Expected) return true;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // A rule that throws is reported by the compiler.
                return true;
            }
        }

        return false;
    }

    /// <summary>The branches by name, with the reason why nothing can notice them.</summary>
    private static Dictionary<string, string> Equivalent()
    {
        Dictionary<string, string> branches = new(StringComparer.Ordinal);
        string reason = "";
        foreach (string line in File.ReadAllLines(Path.Combine(Repository.Root, "tests", "DomainFx.Analyzers.Tests", "Mutation", "EquivalentBranches.txt")))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) reason = line[2..];
            else if (line.Length > 0) branches.Add(line, reason);
        }

        Assert.DoesNotContain("", branches.Values);
        return branches;
    }

    // What the tests of the rules look at, and the corpus.
    private static IEnumerable<TestBed> Beds()
    {
        foreach (PropertyInfo code in typeof(Host).Assembly.GetTypes().Where(static type => type.Namespace == typeof(Host).Namespace).SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Static)))
        {
            if (code.PropertyType == typeof(string) && code.Name.EndsWith("Code", StringComparison.Ordinal)) yield return new TestBed(Generated(TestCompilation.Create(MarkupSource.Parse((string)code.GetValue(null)!).Text)), hasMessages: false);
            else if (code.PropertyType == typeof(Compilation)) yield return new TestBed((Compilation)code.GetValue(null)!, hasMessages: true);
        }
    }

    private static Compilation Generated(Compilation compilation) => GeneratorRun.Start(compilation, GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly)).Output;
}
