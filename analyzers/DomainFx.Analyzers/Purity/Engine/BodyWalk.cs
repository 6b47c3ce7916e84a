using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>
/// Walks the code of one method in the order in which it runs, knows at each point where the objects in its variables may come
/// from, and notes what is done to them. Its parts: statements, expressions, writes, calls, patterns.
/// </summary>
internal sealed partial class BodyWalk
{
    private const int MostRounds = 12;

    private readonly SummaryRun _run;
    private readonly SummaryKey _key;
    private readonly Locals _locals = new();
    private readonly Dictionary<(SyntaxNode, FactKind), Fact> _facts = [];
    private readonly HashSet<Holding> _holdings = [];
    private readonly Dictionary<int, Value[]> _invoked = [];
    private readonly Dictionary<int, Value> _assigned = [];
    private readonly Dictionary<ISymbol, Value> _returned = new(SymbolEqualityComparer.Default);
    private readonly Stack<Value> _conditionals = new();
    private readonly Stack<Maker> _makers = new();
    private IMethodSymbol _function;
    private ImmutableArray<IOperation> _bodies = ImmutableArray<IOperation>.Empty;

    public BodyWalk(SummaryRun run, SummaryKey key)
    {
        _run = run;
        _key = key;
        _function = key.Method;
    }

    private TypeFacts Types => _run.Model.Types;

    public MethodSummary Summarise(ImmutableArray<IOperation> bodies)
    {
        _bodies = bodies;
        for (int round = 0; round < MostRounds; round++)
        {
            _locals.Restart();
            _facts.Clear();
            foreach (IParameterSymbol parameter in _key.Method.Parameters) _locals.Set(parameter, Initial(parameter));
            foreach (IOperation body in bodies) Visit(body);
            if (!_locals.IsStale) break;
        }

        return new MethodSummary
        {
            Facts = [.. _facts.Values.OrderBy(static fact => fact.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static fact => fact.Syntax.SpanStart)],
            Returned = Returned(_key.Method),
            Holdings = [.. _holdings],
            Invoked = _invoked.ToImmutableDictionary(static entry => entry.Key, static entry => ImmutableArray.Create(entry.Value)),
            Assigned = _assigned.ToImmutableDictionary(),
        };
    }

    private Value Visit(IOperation? operation)
    {
        if (operation is null) return Value.Fresh;

        RuntimeHelpers.EnsureSufficientExecutionStack();
        return VisitStatement(operation, out Value value) || VisitPattern(operation, out value) || VisitWrite(operation, out value)
            || VisitCall(operation, out value) || VisitExpression(operation, out value)
            ? Trim(value, operation.Type)
            : Trim(VisitChildren(operation), operation.Type);
    }

    // Operations that this version does not know: their parts are looked at all the same.
    private Value VisitChildren(IOperation operation)
    {
        Value value = Value.Fresh;
        foreach (IOperation child in operation.ChildOperations) value = value.Join(Visit(child));
        return value;
    }

    private Value Initial(IParameterSymbol parameter)
    {
        int ordinal = parameter.Ordinal;
        var value = new Value(Origins.Parameter(ordinal), Origins.HeldByParameter(ordinal), Origins.DeepInParameter(ordinal));
        return parameter.RefKind is RefKind.None ? Trim(value with { IsMutable = Types.IsMutable(parameter.Type) }, parameter.Type) : value;
    }

    // Numbers and text hold no objects, so they come from nowhere; a list of them holds nothing of anybody.
    private Value Trim(Value value, ITypeSymbol? type)
    {
        if (value == default || type is null) return value;
        if (!Types.HoldsObjects(type)) return Value.Fresh;
        return Types.HoldsValuesOnly(type) ? new Value(value.Self, Origins.None, Origins.None, value.IsMutable) { Functions = value.Functions } : value;
    }

    /// <summary>A member's or an element's value, read from the object that holds it.</summary>
    private Value Read(Value owner, ITypeSymbol? type) => type is null ? owner.Part : Trim(owner.Part with { IsMutable = Types.IsMutable(type) }, type);

    private Value Returned(IMethodSymbol function) => _returned.TryGetValue(function, out Value value) ? value : Value.Fresh;

    private void Return(Value value)
    {
        // The caller sees the task first.
        Yield(_function.IsAsync ? value.Held : value);
    }

    private void Yield(Value value)
    {
        Value before = Returned(_function);
        Value joined = before.Join(value);
        if (joined == before) return;
        _returned[_function] = joined;
        if (!SymbolEqualityComparer.Default.Equals(_function, _key.Method)) _locals.IsStale = true;
    }

    private void Note(FactKind kind, SyntaxNode syntax, Origins origins = default, Origins stored = default) =>
        Note(new Fact(kind, syntax) { Origins = origins, Stored = stored });

    private void Note(Fact fact)
    {
        if (_facts.TryGetValue((fact.Syntax, fact.Kind), out Fact? known))
            fact = known with { Origins = known.Origins | fact.Origins, Stored = known.Stored | fact.Stored };
        _facts[(fact.Syntax, fact.Kind)] = fact;
    }

    private void NoteWrite(Origins origins, SyntaxNode syntax)
    {
        if (!origins.IsNone) Note(FactKind.Write, syntax, origins);
    }

    /// <summary>The object that an initialiser fills.</summary>
    private sealed class Maker(Value value, ITypeSymbol? type)
    {
        public Value Value { get; set; } = value;

        public ITypeSymbol? Type => type;

        /// <summary>A member of it holds something, which other members do not.</summary>
        public void Takes(Value holder) => Value = Value.Join(holder) with { Members = Value.Members };

        /// <summary>A member that nobody assigns again.</summary>
        public void Has(IPropertySymbol member, Value value) => Value = Value with { Members = Value.Members.SetItem(member, value) };
    }
}
