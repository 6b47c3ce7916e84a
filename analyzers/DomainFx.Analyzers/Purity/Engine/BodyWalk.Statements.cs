using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Purity.Engine;

// Statements: what runs in which order, and where control may come from.
internal sealed partial class BodyWalk
{
    private const int MostLoops = 3;

    private readonly Stack<Exit> _exits = new();
    private int _loops;

    private bool VisitStatement(IOperation operation, out Value value)
    {
        value = Value.Fresh;
        switch (operation)
        {
            case IConditionalOperation conditional:
                value = VisitConditional(conditional);
                return true;
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                Yield(Visit(yielded.ReturnedValue).Held);
                return true;
            case IReturnOperation { ReturnedValue: { } returned }:
                Return(_function.ReturnsByRef || _function.ReturnsByRefReadonly ? Reference(returned) : Visit(returned));
                _locals.Leave();
                return true;
            case IReturnOperation:
                _locals.Leave();
                return true;
            case IVariableDeclaratorOperation declarator:
                VisitDeclarator(declarator);
                return true;
            case IForEachLoopOperation forEach:
                VisitForEach(forEach);
                return true;
            case ILoopOperation loop:
                VisitLoop(loop);
                return true;
            case ISwitchOperation @switch:
                VisitSwitch(@switch);
                return true;
            case ISwitchExpressionOperation @switch:
                value = VisitSwitchExpression(@switch);
                return true;
            case ITryOperation @try:
                VisitTry(@try);
                return true;
            case IThrowOperation thrown:
                Visit(thrown.Exception);
                if (_caught == 0) Note(FactKind.Throw, thrown.Syntax);
                if (IsStatement(thrown)) _locals.Leave();
                return true;
            case IBranchOperation branch:
                VisitBranch(branch);
                return true;
            case ILocalFunctionOperation local:
                VisitFunction(local.Symbol, local.Body);
                Visit(local.IgnoredBody);
                return true;
            case INameOfOperation or ITypeOfOperation or ISizeOfOperation:
                // Nothing of it runs.
                return true;
            default:
                return false;
        }
    }

    private int _caught;

    private Value VisitConditional(IConditionalOperation conditional)
    {
        Visit(conditional.Condition);
        Dictionary<ISymbol, Value>? before = _locals.Save();
        Value value = Visit(conditional.WhenTrue);
        Dictionary<ISymbol, Value>? afterTrue = _locals.Save();
        _locals.Restore(before);
        value = value.Join(Visit(conditional.WhenFalse));
        _locals.Merge(afterTrue);
        return value;
    }

    private void VisitDeclarator(IVariableDeclaratorOperation declarator)
    {
        foreach (IOperation ignored in declarator.IgnoredArguments) Visit(ignored);
        IVariableInitializerOperation? initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        if (initializer is null) return;

        Assign(declarator.Symbol, declarator.Symbol.IsRef ? Reference(initializer.Value) : Visit(initializer.Value), initializer.Value);
    }

    private void VisitForEach(IForEachLoopOperation loop)
    {
        Value collection = Enumerate(loop, TypeFacts.IsInlineArray(loop.Collection.Type) ? Reference(loop.Collection) : Visit(loop.Collection));
        Repeat(() =>
        {
            Element(loop, collection);
            Visit(loop.Body);
            foreach (IOperation next in loop.NextVariables) Visit(next);
        });
    }

    private void Element(IForEachLoopOperation loop, Value collection)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation declarator)
        {
            _locals.Set(declarator.Symbol, declarator.Symbol.IsRef ? collection : Read(collection, declarator.Symbol.Type));
            return;
        }

        CallDeconstruct(loop, collection.Part);
        AssignTo(loop.LoopControlVariable, collection.Part, loop.LoopControlVariable);
    }

    private void VisitLoop(ILoopOperation loop)
    {
        if (loop is IForLoopOperation @for)
        {
            foreach (IOperation before in @for.Before) Visit(before);
        }

        Repeat(() =>
        {
            foreach (IOperation child in loop.ChildOperations)
            {
                if (loop is not IForLoopOperation { Before: var before } || !before.Contains(child)) Visit(child);
            }
        });
    }

    // Until an iteration brings nothing that was not there before it. Loops within loops within loops leave that to the outer ones,
    // and forget nothing meanwhile: each repeating on its own, they would double the work with every level.
    private void Repeat(Action iteration)
    {
        bool isDeep = _loops == MostLoops;
        if (isDeep) _locals.Jumps++;
        else _loops++;
        var exit = new Exit();
        _exits.Push(exit);
        bool grew = true;
        for (int round = 0; grew && round < MostRounds; round++)
        {
            Dictionary<ISymbol, Value>? before = _locals.Save();
            iteration();
            _locals.Merge(exit.State);
            Dictionary<ISymbol, Value>? after = _locals.Save();
            _locals.Restore(before);
            grew = _locals.Merge(after) && !isDeep;
        }

        _exits.Pop();
        if (isDeep) _locals.Jumps--;
        else _loops--;
    }

    private void VisitSwitch(ISwitchOperation @switch)
    {
        Value value = Visit(@switch.Value);
        var exit = new Exit();
        _exits.Push(exit);
        bool isComplete = false;
        Dictionary<ISymbol, Value>? before = _locals.Save();
        foreach (ISwitchCaseOperation section in @switch.Cases)
        {
            _locals.Restore(before);
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                if (clause is IPatternCaseClauseOperation { Pattern: var pattern, Guard: var guard })
                {
                    Match(pattern, value);
                    Visit(guard);
                }
                else
                {
                    isComplete |= clause.CaseKind is CaseKind.Default;
                    VisitChildren(clause);
                }
            }

            foreach (IOperation statement in section.Body) Visit(statement);
            exit.Add(_locals.Save());
        }

        _exits.Pop();
        _locals.Restore(isComplete ? null : before);
        _locals.Merge(exit.State);
    }

    private Value VisitSwitchExpression(ISwitchExpressionOperation @switch)
    {
        Value value = Visit(@switch.Value);
        Value result = Value.Fresh;
        Dictionary<ISymbol, Value>? before = _locals.Save();
        var exit = new Exit();
        foreach (ISwitchExpressionArmOperation arm in @switch.Arms)
        {
            _locals.Restore(before);
            Match(arm.Pattern, value);
            Visit(arm.Guard);
            result = result.Join(Visit(arm.Value));
            exit.Add(_locals.Save());
        }

        _locals.Restore(before);
        _locals.Merge(exit.State);
        return result;
    }

    private void VisitTry(ITryOperation @try)
    {
        // An exception leaves the block anywhere, so what was assigned before counts too.
        _locals.Jumps++;
        if (!@try.Catches.IsEmpty) _caught++;
        Visit(@try.Body);
        if (!@try.Catches.IsEmpty) _caught--;
        foreach (ICatchClauseOperation clause in @try.Catches)
        {
            Visit(clause.Filter);
            Visit(clause.Handler);
        }

        _locals.Jumps--;
        Visit(@try.Finally);
    }

    private void VisitBranch(IBranchOperation branch)
    {
        if (branch.BranchKind is BranchKind.GoTo && branch.Parent is not ISwitchCaseOperation) _locals.JumpAnywhere();
        if (_exits.Count > 0) _exits.Peek().Add(_locals.Save());
        _locals.Leave();
    }

    // A throw expression ends its operand only.
    private static bool IsStatement(IThrowOperation thrown) =>
        thrown.Parent is not (IConversionOperation or ICoalesceOperation or ISwitchExpressionArmOperation or IConditionalOperation { Type: not null });

    /// <summary>Where control goes on after a loop or a switch.</summary>
    private sealed class Exit
    {
        public Dictionary<ISymbol, Value>? State { get; private set; }

        public void Add(Dictionary<ISymbol, Value>? state)
        {
            if (state is null) return;
            State ??= new(SymbolEqualityComparer.Default);
            foreach (KeyValuePair<ISymbol, Value> entry in state)
                State[entry.Key] = State.TryGetValue(entry.Key, out Value known) ? known.Join(entry.Value) : entry.Value;
        }
    }
}
