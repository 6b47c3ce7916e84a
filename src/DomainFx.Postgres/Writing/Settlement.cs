using DomainFx.Postgres.Health;
using DomainFx.Stores.Coalescing;

namespace DomainFx.Postgres.Writing;

/// <summary>Settles members of a batch by what the server answered.</summary>
internal static class Settlement
{
    /// <summary>Settles a member; whether something of it was stored.</summary>
    public static bool Settle(PendingAppend member, ReadOnlySpan<AppendAnswer> answers)
    {
        var (hasStored, isBusy) = (false, false);
        for (var i = 0; i < answers.Length; i++)
        {
            if (answers[i].Failure(member.Appends[i]) is { } failure)
            {
                if (failure is ConcurrencyException) PostgresTelemetry.ConflictMet();
                member.Fail(failure);
                return false;
            }

            isBusy |= answers[i].Outcome is AppendOutcome.Busy;
            member.Results[i] = answers[i].Result;
            hasStored |= answers[i].Outcome is AppendOutcome.Stored;
        }

        member.IsPutOff = isBusy;
        if (isBusy) PostgresTelemetry.WasPutOff();
        return hasStored && !isBusy;
    }
}
