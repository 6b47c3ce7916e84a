namespace DomainFx.Postgres.Notifications;

/// <summary>The channel of a store: named after its sequence of positions, since the name of its schema may be too long.</summary>
internal static class Channel
{
    public const string Prefix = "domainfx_";
}
