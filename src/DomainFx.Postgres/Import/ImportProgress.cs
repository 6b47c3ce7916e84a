namespace DomainFx.Postgres;

/// <summary>How far an import is.</summary>
/// <param name="Lines">The lines that are stored, those of earlier runs included.</param>
/// <param name="Events">The events that this run stored.</param>
public readonly record struct ImportProgress(long Lines, long Events);
