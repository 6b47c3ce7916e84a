namespace DomainFx.Stores;

/// <summary>Makes an append recognisable when it is repeated. Its scope is the stream.</summary>
/// <param name="Id">The command's id.</param>
/// <param name="Fingerprint">A hash of what was asked: the same id with another fingerprint is an error, not a repetition.</param>
public readonly record struct CommandKey(Guid Id, long Fingerprint);
