using System.Collections.Immutable;
using DomainFx;

namespace Corpus.Bookings;

public sealed class Seat { public string Name { get; init; } = ""; public string? Guest { get; set; } public int[] Prices { get; set; } = [1, 2]; public void Free() => Guest = null; public bool IsFree() => Guest is null; }
public readonly record struct Period(DateOnly From, DateOnly To) { public bool Overlaps(Period other) => From <= other.To && other.From <= To; public Period Extend(int days) => this with { To = To.AddDays(days) }; }
[EventType("seat-booked")] public sealed record SeatBooked(string Seat, string Guest);
[EventType("seat-freed")] public sealed record SeatFreed(string Seat);
[EventType("room-booked")] public sealed record RoomBooked(DateOnly From, DateOnly To);
[EventType("hall-opened")] public sealed record HallOpened(ImmutableArray<string> Seats);

// Clean.
[Aggregate("hall-1")]
public sealed partial class Hall
{
    private readonly Dictionary<string, Seat> _seats = [];
    [Command(Creates = true)] public void Open(ImmutableArray<string> seats) => Raise(new HallOpened(seats.Distinct().ToImmutableArray()));
    [Command]
    public Outcome Book(string seat, string guest)
    {
        if (!_seats.TryGetValue(seat, out var found) || !found.IsFree()) return Reject("hall.taken", "Not free");
        var prices = found.Prices.ToArray();
        Array.Sort(prices);
        if (prices[^1] > 100) return Reject("hall.expensive", "Too expensive");
        Raise(new SeatBooked(seat, guest));
        return Outcome.Accepted;
    }
    [Event] private void Apply(HallOpened e) { foreach (var name in e.Seats) _seats.Add(name, new Seat { Name = name }); }
    [Event] private void Apply(SeatBooked e) => _seats[e.Seat].Guest = e.Guest;
}

// Sorts the array of a seat in place.
[Aggregate("hall-2")]
public sealed partial class SortingHall
{
    private readonly Dictionary<string, Seat> _seats = [];
    [Command(Creates = true)]
    public Outcome Book(string seat, string guest)
    {
        var prices = _seats[seat].Prices;
        Array.Sort(prices); // DFX1001
        prices[0] = 0; // DFX1001
        _seats[seat].Prices.AsSpan().Reverse(); // DFX1001
        Raise(new SeatBooked(seat, guest));
        return Outcome.Accepted;
    }
    [Event] private void Apply(SeatBooked e) => _seats[e.Seat].Guest = e.Guest;
}

// Frees seats of guests who left.
[Aggregate("hall-3")]
public sealed partial class FreeingHall
{
    private readonly List<Seat> _seats = [];
    [Command(Creates = true)]
    public void Leave(string guest)
    {
        foreach (var seat in _seats.Where(seat => seat.Guest == guest)) seat.Free(); // DFX1001
        for (var i = 0; i < _seats.Count; i++)
        {
            var seat = _seats[i];
            if (seat.Guest == guest) seat.Guest = null; // DFX1001
        }
        Raise(new SeatFreed(guest));
    }
    [Event] private void Apply(SeatFreed e) => _seats.ForEach(seat => seat.Free());
}

// Clean: counts and asks.
[Aggregate("hall-4")]
public sealed partial class AskedHall
{
    private readonly List<Seat> _seats = [];
    private int Free => _seats.Count(seat => seat.IsFree());
    [Command(Creates = true)]
    public void Leave(string guest)
    {
        var free = Free;
        foreach (var seat in _seats.Where(seat => seat.Guest == guest)) free++;
        var names = from seat in _seats where seat.Guest != null orderby seat.Name select new { seat.Name, Count = free };
        Require(names.Any() && free > 0, "hall.empty", "Nobody is here");
        Raise(new SeatFreed(guest));
    }
    [Event] private void Apply(SeatFreed e) => _seats.RemoveAll(seat => seat.Name == e.Seat);
}

// Clean: value objects are replaced, never changed.
[Aggregate("room-1")]
public sealed partial class Room
{
    private ImmutableSortedDictionary<DateOnly, Period> _periods = ImmutableSortedDictionary<DateOnly, Period>.Empty;
    private Period _last;
    [Command(Creates = true)]
    public Outcome Book(DateOnly from, DateOnly to)
    {
        var period = new Period(from, to);
        if (_periods.Values.Any(period.Overlaps)) return Reject("room.taken", "Taken");
        period = period.Extend(1);
        var next = _periods.Add(from, period).Remove(to);
        if (next.Count > 10 || _last.Extend(3).Overlaps(period)) return Reject("room.full", "Full");
        Raise(new RoomBooked(from, period.To));
        return Outcome.Accepted;
    }
    [Event] private void Apply(RoomBooked e) { _last = new Period(e.From, e.To); _periods = _periods.Add(e.From, _last); }
}

// Replaces them at once.
[Aggregate("room-2")]
public sealed partial class HastyRoom
{
    private ImmutableList<Period> _periods = [];
    private Period? _last;
    [Command(Creates = true)]
    public void Book(DateOnly from, DateOnly to)
    {
        _periods = _periods.Add(new Period(from, to)); // DFX1001
        _last ??= new Period(from, to); // DFX1001
        Raise(new RoomBooked(from, to));
    }
    [Event] private void Apply(RoomBooked e) => _periods = _periods.Add(new Period(e.From, e.To));
}

// A queue of guests.
[Aggregate("room-3")]
public sealed partial class WaitingRoom
{
    private readonly Queue<string> _waiting = new();
    [Command(Creates = true)]
    public void Call(string seat)
    {
        var guest = _waiting.Dequeue(); // DFX1001
        Raise(new SeatBooked(seat, guest));
    }
    [Event] private void Apply(SeatBooked e) => _waiting.TryDequeue(out _);
}

// Clean: a queue is peeked at.
[Aggregate("room-4")]
public sealed partial class PeekingRoom
{
    private readonly Queue<string> _waiting = new();
    private readonly PriorityQueue<string, int> _urgent = new();
    [Command(Creates = true)]
    public void Call(string seat)
    {
        if (!_waiting.TryPeek(out var guest) && !_urgent.TryPeek(out guest, out _)) return;
        var rest = new Queue<string>(_waiting);
        rest.Dequeue();
        Raise(new SeatBooked(seat, guest!));
    }
    [Event] private void Apply(SeatBooked e) => _waiting.TryDequeue(out _);
}

// Urgent guests first.
[Aggregate("room-5")]
public sealed partial class UrgentRoom
{
    private readonly PriorityQueue<string, int> _urgent = new();
    private readonly LinkedList<string> _guests = new();
    private readonly SortedDictionary<int, string> _floors = [];
    [Command(Creates = true)]
    public void Call(string seat)
    {
        var guest = _urgent.EnqueueDequeue("x", 1); // DFX1001
        _guests.AddFirst(guest); // DFX1001
        _floors[1] = guest; // DFX1001
        _floors.Remove(2); // DFX1001
        Raise(new SeatBooked(seat, guest));
    }
    [Event] private void Apply(SeatBooked e) => _guests.Clear();
}

// The booking is done by a nested policy.
[Aggregate("room-6")]
public sealed partial class PolicyRoom
{
    private int _booked;
    private readonly Policy _policy = new();
    [Command(Creates = true)]
    public void Book(DateOnly from, DateOnly to)
    {
        _policy.Count(this); // DFX1001
        new Policy().Count(this); // DFX1001
        Raise(new RoomBooked(from, to));
    }
    [Event] private void Apply(RoomBooked e) => _booked++;
    private sealed class Policy { public void Count(PolicyRoom room) => room._booked++; }
}

// Clean: the policy judges.
[Aggregate("room-7")]
public sealed partial class JudgedRoom
{
    private int _booked;
    private readonly Policy _policy = new(3);
    [Command(Creates = true)]
    public void Book(DateOnly from, DateOnly to)
    {
        Require(_policy.Allows(this) && new Policy(5).Allows(this), "room.policy", "Not allowed");
        Raise(new RoomBooked(from, to));
    }
    [Event] private void Apply(RoomBooked e) => _booked++;
    private sealed class Policy(int most) { public bool Allows(JudgedRoom room) { var after = room._booked; after++; return after <= most; } }
}

// A base class counts.
public abstract class Counting { protected int Count; protected readonly List<string> Log = []; protected void Note(string text) => Log.Add(text); protected int Next() => Count + 1; protected virtual void OnBook() { } protected void Announce() => OnBook(); }

[Aggregate("room-8")]
public sealed partial class CountingRoom : Counting
{
    [Command(Creates = true)]
    public void Book(DateOnly from, DateOnly to)
    {
        Count++; // DFX1001
        Note("booked"); // DFX1001
        Announce(); // DFX1001
        Raise(new RoomBooked(from, to));
    }
    protected override void OnBook() => Count = 0;
    [Event] private void Apply(RoomBooked e) => Count++;
}

// Clean: the base is asked.
[Aggregate("room-9")]
public sealed partial class AskingRoom : Counting
{
    [Command(Creates = true)]
    public void Book(DateOnly from, DateOnly to)
    {
        var number = Next();
        number += Log.Count;
        Announce();
        Require(number < 100, "room.many", "Too many");
        Raise(new RoomBooked(from, to));
    }
    [Event] private void Apply(RoomBooked e) { Count = Next(); Note("booked"); }
}

// Clean: services do their own work.
public interface ICalendar { Task<bool> IsFreeAsync(DateOnly day); void Reserve(DateOnly day); }

[Aggregate("room-10")]
public sealed partial class CalendarRoom
{
    private readonly List<DateOnly> _days = [];
    [Command(Creates = true)]
    public async Task<Outcome> Book(DateOnly from, DateOnly to, [Service] ICalendar calendar, CancellationToken cancellationToken)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (_days.Contains(day) || !await calendar.IsFreeAsync(day)) return Reject("room.taken", $"{day} is taken");
            calendar.Reserve(day);
        }
        Raise(new RoomBooked(from, to));
        return Outcome.Accepted;
    }
    [Event] private void Apply(RoomBooked e) => _days.Add(e.From);
}

// State changed after an await.
[Aggregate("room-11")]
public sealed partial class AwaitingRoom
{
    private readonly List<DateOnly> _days = [];
    private bool _asked;
    [Command(Creates = true)]
    public async Task Book(DateOnly from, DateOnly to, [Service] ICalendar calendar)
    {
        if (await calendar.IsFreeAsync(from)) _asked = true; // DFX1001
        await MarkAsync(calendar, from); // DFX1001
        Raise(new RoomBooked(from, to));
    }
    private async Task MarkAsync(ICalendar calendar, DateOnly day) { await calendar.IsFreeAsync(day); _days.Add(day); }
    [Event] private void Apply(RoomBooked e) => _asked = false;
}
