using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Purity.Engine;

// Statements: what runs in which order, and where control may come from.
internal sealed partial class BodyWalk
{
    private readonly Stack<Dictionary<ISymbol, Value>> _exits = new();

    private bool VisitStatement(IOperation operation, out Value value)
    {
        value = Value.Fresh;
        switch (operation)
        {
            case IConditionalOperation conditional:
                value = VisitConditional(conditional);
                return true;
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                Return(new Value(Origins.None, Visit(yielded.ReturnedValue).All));
                return true;
            case IReturnOperation { ReturnedValue: { } returned }:
                Return(_function.ReturnsByRef || _function.ReturnsByRefReadonly ? Reference(returned) : Visit(returned));
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
                return true;
            case IBranchOperation branch:
                VisitBranch(branch);
                return true;
            case ILabeledOperation labeled:
                JumpAnywhere();
                Visit(labeled.Operation);
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
        Dictionary<ISymbol, Value> before = _locals.Save();
        Value value = Visit(conditional.WhenTrue);
        Dictionary<ISymbol, Value> afterTrue = _locals.Save();
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
        Value collection = Visit(loop.Collection);
        Repeat(() =>
        {
            Element(loop.LoopControlVariable, collection.Content | (TypeFacts.IsSpan(loop.Collection.Type) ? collection.Self : Origins.None));
            Visit(loop.Body);
            foreach (IOperation next in loop.NextVariables) Visit(next);
        });
    }

    private void Element(IOperation variable, Origins elements)
    {
        if (variable is IVariableDeclaratorOperation declarator)
            _locals.Set(declarator.Symbol, declarator.Symbol.IsRef ? Value.HeldBy(elements) : Read(elements, declarator.Symbol.Type));
        else
            AssignTo(variable, Value.HeldBy(elements), variable);
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

    // Until an iteration brings nothing that was not there before it.
    private void Repeat(Action iteration)
    {
        Dictionary<ISymbol, Value> exit = new(SymbolEqualityComparer.Default);
        _exits.Push(exit);
        bool grew = true;
        for (int round = 0; grew && round < MostRounds; round++)
        {
            Dictionary<ISymbol, Value> before = _locals.Save();
            iteration();
            _locals.Merge(exit);
            Dictionary<ISymbol, Value> after = _locals.Save();
            _locals.Restore(before);
            grew = _locals.Merge(after);
        }

        _exits.Pop();
    }

    private void VisitSwitch(ISwitchOperation @switch)
    {
        Value value = Visit(@switch.Value);
        Dictionary<ISymbol, Value> exit = new(SymbolEqualityComparer.Default);
        _exits.Push(exit);
        Dictionary<ISymbol, Value> before = _locals.Save();
        foreach (ISwitchCaseOperation section in @switch.Cases)
        {
            _locals.Restore(new(before, SymbolEqualityComparer.Default));
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                if (clause is IPatternCaseClauseOperation { Pattern: var pattern, Guard: var guard })
                {
                    Match(pattern, value);
                    Visit(guard);
                }
                else
                {
                    VisitChildren(clause);
                }
            }

            foreach (IOperation statement in section.Body) Visit(statement);
            foreach (KeyValuePair<ISymbol, Value> entry in _locals.Save()) Merge(exit, entry);
        }

        _exits.Pop();
        _locals.Restore(before);
        _locals.Merge(exit);
    }

    private Value VisitSwitchExpression(ISwitchExpressionOperation @switch)
    {
        Value value = Visit(@switch.Value);
        Value result = Value.Fresh;
        Dictionary<ISymbol, Value> before = _locals.Save();
        Dictionary<ISymbol, Value> after = _locals.Save();
        foreach (ISwitchExpressionArmOperation arm in @switch.Arms)
        {
            _locals.Restore(new(before, SymbolEqualityComparer.Default));
            Match(arm.Pattern, value);
            Visit(arm.Guard);
            result = result.Join(Visit(arm.Value));
            foreach (KeyValuePair<ISymbol, Value> entry in _locals.Save()) Merge(after, entry);
        }

        _locals.Restore(after);
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
        if (branch.BranchKind is BranchKind.GoTo && branch.Parent is not ISwitchCaseOperation) JumpAnywhere();
        if (_exits.Count == 0) return;
        Dictionary<ISymbol, Value> exit = _exits.Peek();
        foreach (KeyValuePair<ISymbol, Value> entry in _locals.Save()) Merge(exit, entry);
    }

    private void JumpAnywhere()
    {
        if (_jumps) return;
        _jumps = true;
        _locals.Jumps++;
        _locals.IsStale = true;
    }

    private bool _jumps;

    private static void Merge(Dictionary<ISymbol, Value> into, KeyValuePair<ISymbol, Value> entry) =>
        into[entry.Key] = into.TryGetValue(entry.Key, out Value known) ? known.Join(entry.Value) : entry.Value;
}
