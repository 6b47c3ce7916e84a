using DomainFx.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace DomainFx.Commands;

/// <summary>Runs a command's decision: opens it, calls the command with its services, closes it. Whatever is raised outside of that is refused.</summary>
internal sealed class DecisionRoom<TAggregate>(AggregateType<TAggregate> type, StreamSeats<TAggregate> seats, IServiceProvider? services)
    where TAggregate : class, IAggregate
{
    public async ValueTask<Outcome> DecideAsync(TAggregate aggregate, Decision decision, CommandRequest<TAggregate> request, CancellationToken cancellationToken)
    {
        var state = aggregate.State;
        state.Decision = decision;
        Outcome outcome;
        try
        {
            var deciding = request.Contract.UsesServices
                ? DecideInScopeAsync(aggregate, decision, request, cancellationToken)
                : type.DecideAsync(aggregate, request.Command, decision.Context, NoServices.Instance, cancellationToken);
            decision.WasSuspended = !deciding.IsCompleted;
            outcome = await deciding.ConfigureAwait(false);
        }
        catch (CommandRejectedException rejected)
        {
            outcome = Outcome.Of(rejected.Rejection);
        }
        finally
        {
            state.Decision = null;
        }

        decision.Close();
        return outcome;
    }

    // The scope ends before the append: no service is kept waiting for the store, and one that fails to be disposed stores nothing.
    private async ValueTask<Outcome> DecideInScopeAsync(TAggregate aggregate, Decision decision, CommandRequest<TAggregate> request, CancellationToken cancellationToken)
    {
        var provider = services ?? throw new InvalidOperationException(
            $"Command '{request.Contract.Name}' of '{type.Category}' takes a [Service], but this domain was created without services. Pass them to Domain.Create, or use AddDomainFx.");
        var enclosing = EnclosingDecision.Begin(seats, request.Stream.Id);
        try
        {
            var scope = provider.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                return await type.DecideAsync(aggregate, request.Command, decision.Context, scope.ServiceProvider, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            enclosing.End();
        }
    }
}
