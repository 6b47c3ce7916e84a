namespace DomainFx.Generators.Lock;

/// <summary>Says what a change does to what is made of events and kept: to stored events, and to older releases.</summary>
/// <param name="Kind">What is kept.</param>
/// <param name="Name">Its category or stored name.</param>
internal sealed record StateWords(StateKind Kind, string Name)
{
    /// <summary>Stands before the event's name where the method is a <c>[KeyOf]</c> method.</summary>
    public const string KeyOf = "key of ";

    /// <summary>Whether what is kept comes from the events of its handlers alone, each handled once.</summary>
    public bool HasOwnEvents => Kind is not StateKind.Snapshot;

    /// <summary>What there is, for example in <c>… are not in domainfx.lock.json</c>.</summary>
    public string What => Kind switch
    {
        StateKind.Snapshot => $"the snapshots of '{Name}'",
        StateKind.ReadModel => $"the read model '{Name}'",
        _ => $"the projection '{Name}'",
    };

    /// <summary>What to do about another shape.</summary>
    public string ShapeAdvice => Kind switch
    {
        StateKind.Snapshot => "Raise Version of [Snapshot], or accept the change",
        StateKind.ReadModel => "Raise Version of [ReadModel], which builds the table anew beside the live one, or accept the change where none was ever filled",
        _ => "Raise Version of [Projection], which handles all events anew, or accept the change where none was ever handled",
    };

    /// <summary>What to do about another handler.</summary>
    public string HandlerAdvice => Kind switch
    {
        StateKind.Snapshot => "Raise StateVersion of [Aggregate] if it gives another state, or accept the change",
        StateKind.ReadModel => "Raise Version of [ReadModel] if it gives other rows, or accept the change",
        _ => "Raise Version of [Projection] if it writes something else, or accept the change",
    };

    /// <summary>Members or columns are others.</summary>
    public LockChange Reshaped(string changes) => Kind switch
    {
        StateKind.Snapshot => Change(
            LockRule.StateReshaped, $"The state that snapshots of '{Name}' keep has changed ({changes}) without a new version",
            "are not affected, but snapshots taken before are ignored and the state is rebuilt from all events", "ignore new snapshots, and each release replaces those of the other"),
        StateKind.ReadModel => Change(
            LockRule.StateReshaped, $"The table of read model '{Name}' has changed ({changes}) without a new version",
            "are not affected, but the table has the former columns, and a program with others does not start to fill it", "keep the table as it is; it cannot serve both"),
        _ => Change(
            LockRule.StateReshaped, $"The order in which projection '{Name}' handles events has changed ({changes}) without a new version",
            "that were handled, or set aside, were so in the former order", "go on in it"),
    };

    /// <summary>Other events are handled.</summary>
    public LockChange OtherEvents(string changes) => Change(
        LockRule.StateReshaped, $"{char.ToUpperInvariant(What[0])}{What.Substring(1)} handles other events ({changes}) without a new version",
        Kind is StateKind.ReadModel ? "that it passed by are missing in its rows, and those that it handles no more stay in them" : "that it passed by are not handled any more, and what it made of others stays",
        "go on with the former events, on the same checkpoint");

    /// <summary>A handler does something else.</summary>
    public LockChange HandlerChanged(string handled) => Kind switch
    {
        StateKind.Snapshot => Change(
            LockRule.HandlerChanged, $"The [Event] method of '{handled}' in '{Name}' has changed without a new version",
            "are applied by it from now on, while snapshots hold what the old one made of them", "read new snapshots and take them for their own"),
        StateKind.ReadModel => Change(
            LockRule.HandlerChanged, $"The {MethodOf(handled)} in read model '{Name}' has changed without a new version",
            "that the old one handled stay in the rows as it left them; only those to come are handled by the new one", "fill the same rows by the old one"),
        _ => Change(
            LockRule.HandlerChanged, $"The {MethodOf(handled)} in projection '{Name}' has changed without a new version",
            "that the old one handled are not handled again; only those to come are handled by the new one", "go on with the old one, on the same checkpoint"),
    };

    private static string MethodOf(string handled) => handled.StartsWith(KeyOf, StringComparison.Ordinal)
        ? $"[KeyOf] method of '{handled.Substring(KeyOf.Length)}'"
        : $"[Event] method of '{handled}'";

    private static LockChange Change(LockRule rule, string what, string stored, string readers) => new(rule, what, stored, readers, Survives: true);
}
