namespace DomainFx.Postgres.Notifications;

/// <summary>The channel of a store: named after its sequence of positions, since the name of its schema may be too long.</summary>
internal static class Channel
{
    public const string Prefix = "domainfx_";

    /// <summary>An advisory lock that each listener shares, for as long as its session lasts: where nobody holds it, nobody is told. Negative, since the same number
    /// above zero is the store's for the locks of appends.</summary>
    public static string ListenersLock(string schema) => $"-{schema}.domainfx_lock_namespace()";
}
