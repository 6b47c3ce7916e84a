using System.Text.RegularExpressions;
using DomainFx.Postgres.Tests.Servers;

namespace DomainFx.Postgres.Tests.Fence;

/// <summary>A mistake to make in the functions of a store, so that tests show that they would notice it. The functions are copied from the
/// database as they were shipped, and changed in one place.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Pattern">What is replaced; <c>{schema}</c> stands for the schema.</param>
/// <param name="Replacement">By what.</param>
internal sealed record Flaw(string Name, string Pattern, string Replacement)
{
    private const string TakeFence = @"(?:PERFORM|is_fenced :=) pg_advisory_xact_lock_shared\(\s*\([^;]*;";

    public static readonly Flaw NoFenceInAppends = new("appends take no fence", TakeFence, "");

    public static readonly Flaw FenceAfterAllocation = new(
        "appends take the fence after their positions", $@"({TakeFence})\s*((?:(?:given|positions) :=|INSERT INTO [^;]* nextval\()[^;]*;)", "$2 $1");

    public static readonly Flaw FenceOncePerTransaction = new(
        "appends take the fence once a transaction", TakeFence,
        // What tells that it was taken must outlive the end of a subtransaction: a lock of the session does.
        """
        IF NOT EXISTS (SELECT FROM pg_locks AS k WHERE k.pid = pg_backend_pid() AND k.classid = 72 AND k.objid = pg_current_xact_id()::text::oid) THEN
            $0
            PERFORM pg_advisory_lock(72, pg_current_xact_id()::text::integer);
        END IF;
        """);

    public static readonly Flaw FenceInBlock = new(
        "appends take the fence in a block that is left by an exception", TakeFence, "BEGIN $0 RAISE division_by_zero; EXCEPTION WHEN division_by_zero THEN NULL; END;");

    public static readonly Flaw ReaderIgnoresFence = new("the reader does not look at the fence", @"least\(given, lowest\)", "given");

    public static readonly Flaw ReaderTakesLocksOfSessions = new(
        "the reader joins locks with sessions", "AND l.granted", "AND l.granted AND l.pid IN (SELECT a.pid FROM pg_catalog.pg_stat_activity AS a)");

    public static readonly Flaw PlainSequence = new(
        "the sequence is read by SELECT", @"coalesce\(pg_sequence_last_value\('([^']*)'::regclass\), 0\)", "(SELECT q.last_value FROM $1 AS q)");

    public static readonly Flaw BareFence = new("the head is the fence itself", @"RETURN greatest\([^;]*;", "RETURN given;");

    public static readonly Flaw NoCheckForStandby = new("the reader does not ask whether it is a standby", @"pg_is_in_recovery\(\)", "false");

    public static readonly Flaw AnyIsolation = new("the reader does not ask for the isolation level", @"current_setting\('transaction_isolation'\) NOT IN \([^)]*\)", "false");

    public static readonly Flaw SharedNamespace = new("stores share their lock keys", @"SELECT [0-9]+", "SELECT 4711");

    public static readonly Flaw StreamsAreNotLocked = new("appends do not lock their stream's row", "FOR NO KEY UPDATE SKIP LOCKED", "");

    /// <summary>Puts the flaw into every function of a store that has the place for it.</summary>
    public async Task PutIntoAsync(TestSchema schema)
    {
        var definitions = await schema.ScalarAsync<string[]>(
            $"SELECT array_agg(pg_get_functiondef(p.oid)) FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace WHERE n.nspname = '{schema.Name}' AND p.prokind = 'f'");
        var pattern = new Regex(Pattern, RegexOptions.Singleline, TimeSpan.FromSeconds(5));
        var changed = definitions.Where(definition => pattern.IsMatch(definition)).ToArray();
        Assert.True(changed.Length > 0, $"No function has the place for the flaw '{Name}' any more: {Pattern}");
        foreach (var definition in changed) await schema.ExecuteAsync(pattern.Replace(definition, Replacement));
    }

    public override string ToString() => Name;
}
