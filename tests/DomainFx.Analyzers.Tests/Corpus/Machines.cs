using System.Collections.Concurrent;
using System.Collections.Frozen;
using DomainFx;

namespace Corpus.Machines;

public enum Phase { New, Running, Done }
public sealed class Step { public Phase Phase { get; set; } public int Tries; public DateTimeOffset? At { get; set; } public Step? Then { get; set; } public Step Next(Phase phase) { Phase = phase; return this; } public Step To(Phase phase) => new() { Phase = phase, Tries = Tries }; }
public interface IStep { Phase Phase { get; set; } void Run(); }
public sealed class Job : IStep { public Phase Phase { get; set; } public void Run() => Phase = Phase.Running; }
[EventType("phase-changed")] public sealed record PhaseChanged(Phase Phase);
[EventType("step-run")] public sealed record StepRun(string Name, int Tries);

// Clean.
[Aggregate("machine-1")]
public sealed partial class Machine
{
    private static readonly FrozenDictionary<Phase, Phase[]> Allowed = new Dictionary<Phase, Phase[]> { [Phase.New] = [Phase.Running], [Phase.Running] = [Phase.Done] }.ToFrozenDictionary();
    public Phase Phase { get; private set; }
    [Command(Creates = true)] public void Start() => Change(Phase.Running);
    [Command] public void Finish() => Change(Phase.Done);
    private void Change(Phase phase) { Require(Allowed.TryGetValue(Phase, out var next) && next.Contains(phase), "machine.phase", $"Not from {Phase} to {phase}"); Raise(new PhaseChanged(phase)); }
    [Event] private void Apply(PhaseChanged e) => Phase = e.Phase;
}
// The phase is set before the event.
[Aggregate("machine-2")]
public sealed partial class HastyMachine
{
    public Phase Phase { get; private set; }
    [Command(Creates = true)] public void Start() => Change(Phase.Running); // DFX1001
    [Command] public void Finish() { if (Phase == Phase.Running) Phase = Phase.Done; Raise(new PhaseChanged(Phase)); } // DFX1001
    private void Change(Phase phase) { Phase = phase; Raise(new PhaseChanged(phase)); }
    [Event] private void Apply(PhaseChanged e) => Phase = e.Phase;
}
// A fluent step changes itself.
[Aggregate("machine-3")]
public sealed partial class FluentMachine
{
    private readonly Step _step = new();
    [Command(Creates = true)] public void Start() => Raise(new PhaseChanged(_step.Next(Phase.Running).Phase)); // DFX1001
    [Event] private void Apply(PhaseChanged e) => _step.Next(e.Phase);
}
// Clean: a fluent step that makes another.
[Aggregate("machine-4")]
public sealed partial class CopyingMachine
{
    private Step _step = new();
    [Command(Creates = true)] public void Start() { var next = _step.To(Phase.Running); next.Tries++; next.Next(Phase.Done).At = null; Raise(new PhaseChanged(next.Phase)); }
    [Event] private void Apply(PhaseChanged e) => _step = _step.To(e.Phase);
}
// By interface.
[Aggregate("machine-5")]
public sealed partial class InterfaceMachine
{
    private readonly Job _job = new(); private readonly IList<Step> _steps = []; private readonly IDictionary<string, int> _tries = new Dictionary<string, int>();
    [Command(Creates = true)]
    public void Start()
    {
        ((IStep)_job).Run(); // DFX1001
        IStep step = _job;
        step.Phase = Phase.Done; // DFX1001
        _steps.Add(new Step()); // DFX1001
        _tries["x"] = 1; // DFX1001
        ICollection<Step> all = _steps;
        all.Clear(); // DFX1001
        Raise(new PhaseChanged(_job.Phase));
    }
    [Event] private void Apply(PhaseChanged e) => _job.Phase = e.Phase;
}
// Clean: by interface, read only.
[Aggregate("machine-6")]
public sealed partial class ReadOnlyMachine
{
    private readonly Job _job = new(); private readonly IReadOnlyList<Step> _steps = []; private readonly IDictionary<string, int> _tries = new Dictionary<string, int>();
    [Command(Creates = true)]
    public void Start()
    {
        IStep step = new Job();
        step.Run();
        step.Phase = Phase.Done;
        var tries = new SortedDictionary<string, int>(_tries) { ["x"] = 2 };
        tries.Remove("y");
        if (_tries.TryGetValue("x", out var count) && _steps.Count > count && _steps is [{ Phase: Phase.New }, ..]) Raise(new PhaseChanged(_job.Phase));
    }
    [Event] private void Apply(PhaseChanged e) => _job.Phase = e.Phase;
}
// Concurrent collections.
[Aggregate("machine-7")]
public sealed partial class ConcurrentMachine
{
    private readonly ConcurrentDictionary<string, Step> _steps = new(); private readonly ConcurrentQueue<Step> _queue = new(); private readonly ConcurrentBag<int> _bag = [];
    [Command(Creates = true)]
    public void Run(string name)
    {
        var step = _steps.GetOrAdd(name, _ => new Step()); // DFX1001
        step.Tries++; // DFX1001
        if (_queue.TryDequeue(out var next)) next.Tries = 0; // DFX1001
        _bag.Add(1); // DFX1001
        _steps.AddOrUpdate(name, new Step(), (_, known) => { known.Tries++; return known; }); // DFX1001
        Raise(new StepRun(name, 1));
    }
    [Event] private void Apply(StepRun e) => _steps[e.Name] = new Step();
}
// Clean: asks them.
[Aggregate("machine-8")]
public sealed partial class AskingMachine
{
    private readonly ConcurrentDictionary<string, Step> _steps = new(); private readonly ConcurrentQueue<Step> _queue = new();
    [Command(Creates = true)]
    public void Run(string name)
    {
        var tries = _steps.TryGetValue(name, out var step) ? step.Tries : 0;
        if (_queue.TryPeek(out var next)) tries += next.Tries;
        var own = new ConcurrentBag<int> { tries };
        own.Add(_queue.Count);
        Raise(new StepRun(name, own.Sum()));
    }
    [Event] private void Apply(StepRun e) => _steps[e.Name] = new Step();
}
// Loops that end early.
[Aggregate("machine-9")]
public sealed partial class LoopingMachine
{
    private readonly List<Step> _steps = []; private Step _step = new();
    [Command(Creates = true)]
    public void Run(string name)
    {
        Step step = new();
        while (true)
        {
            step = _step;
            if (step.Tries > 3) break;
            step = new Step();
        }
        step.Tries++; // DFX1001
        Step found = new();
        foreach (var one in _steps) { if (one.Tries == 0) { found = one; break; } }
        found.At = null; // DFX1001
        Step tried = new();
        try { tried = _step; Require(tried.Tries > 0, "x", "y"); tried = new Step(); } catch (InvalidOperationException) { tried.Tries = 0; } // DFX1001
        Raise(new StepRun(name, 1));
    }
    [Event] private void Apply(StepRun e) => _step = new Step();
}
// Clean: the same names, other objects.
[Aggregate("machine-10")]
public sealed partial class ReassigningMachine
{
    private readonly List<Step> _steps = []; private Step _step = new();
    [Command(Creates = true)]
    public void Run(string name)
    {
        var step = _step;
        var tries = step.Tries;
        step = new Step { Tries = tries };
        step.Tries++;
        foreach (var one in _steps) { var copy = one.To(Phase.New); copy.Tries = 0; tries += copy.Tries; }
        Step next;
        if (tries > 3) { next = _step; if (next.Tries == 0) return; Raise(new StepRun(name, next.Tries)); return; }
        next = new Step();
        next.Then = new Step { Tries = 1 };
        next.Then.Tries = 2;
        Raise(new StepRun(name, step.Tries));
    }
    [Event] private void Apply(StepRun e) => _step = new Step();
}
// Objects that hold state.
[Aggregate("machine-11")]
public sealed partial class HoldingMachine
{
    private readonly List<Step> _steps = []; private readonly Step _step = new();
    [Command(Creates = true)]
    public void Run(string name)
    {
        var holder = new Step();
        holder.Then = _step;
        holder.Tries = 1;
        holder.Then.Tries = 1; // DFX1001
        var list = new List<Step> { new(), _step };
        list.Add(holder);
        list[0].Tries = 2; // DFX1001
        Step[] array = [.. _steps, new()];
        array[0] = new Step();
        array[1].Tries = 3; // DFX1001
        var byName = _steps.ToDictionary(step => step.Tries, step => step);
        byName.Clear();
        byName[1] = _step;
        byName[1].Tries = 1; // DFX1001
        Raise(new StepRun(name, 1));
    }
    [Event] private void Apply(StepRun e) => _step.Tries = 1;
}
// Clean: objects that hold their own.
[Aggregate("machine-12")]
public sealed partial class OwningMachine
{
    private readonly List<Step> _steps = []; private readonly Step _step = new();
    [Command(Creates = true)]
    public void Run(string name)
    {
        var holder = new Step { Then = new Step { Tries = _step.Tries } };
        holder.Then.Tries = 1;
        var list = new List<Step> { new(), _step.To(Phase.New) };
        list[0].Tries = 2;
        list.ForEach(step => step.Tries++);
        Step[] array = [.. _steps.Select(step => step.To(Phase.Done)), new()];
        array[1].Tries = 3;
        foreach (var step in array.Reverse()) step.At = null;
        Raise(new StepRun(name, array.Length));
    }
    [Event] private void Apply(StepRun e) => _step.Tries = 1;
}
// dynamic.
[Aggregate("machine-13")]
public sealed partial class DynamicMachine
{
    private readonly Step _step = new(); private readonly List<int> _list = [];
    [Command(Creates = true)]
    public void Run(string name)
    {
        dynamic step = _step;
        step.Tries = 1; // DFX1001
        dynamic list = _list;
        list.Add(1); // DFX1001
        list[0] = 2; // DFX1001
        Raise(new StepRun(name, 1));
    }
    [Event] private void Apply(StepRun e) => _step.Tries = 1;
}
// Clean: static functions and constants.
[Aggregate("machine-14")]
public sealed partial class StaticMachine
{
    private const int Most = 3; private static readonly string[] Names = ["a", "b"]; private int _tries;
    [Command(Creates = true)]
    public void Run(string name)
    {
        name = name.Trim().ToLowerInvariant();
        Require(Names.Contains(name) && Array.IndexOf(Names, name) >= 0 && _tries < Most, "machine.name", "Unknown");
        Raise(new StepRun(name, Limit(_tries + 1)));
    }
    private static int Limit(int tries) => tries > Most ? Most : tries;
    [Event] private void Apply(StepRun e) => _tries = e.Tries;
}
// Static data.
[Aggregate("machine-15")]
public sealed partial class CountedMachine
{
    private static int s_runs; private static readonly Dictionary<string, int> ByName = []; private static Step s_last = new();
    [Command(Creates = true)]
    public void Run(string name)
    {
        s_runs++; // DFX1001
        ByName[name] = s_runs; // DFX1001
        s_last.Tries = 1; // DFX1001
        s_last = new Step(); // DFX1001
        Raise(new StepRun(name, s_runs));
    }
    [Event] private void Apply(StepRun e) { }
}
