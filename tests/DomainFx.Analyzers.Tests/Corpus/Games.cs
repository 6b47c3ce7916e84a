using System.Runtime.InteropServices;
using System.Text;
using DomainFx;

namespace Corpus.Games;

public enum Piece { None, Red, Blue }
public sealed class Player { public string Name = ""; public int Score { get; set; } public List<int> Throws { get; } = []; public Player? Next { get; set; } public void Win() { Score++; Next?.Lose(); } private void Lose() => Score--; public event Action? Won; public void Fire() => Won?.Invoke(); }
[EventType("piece-set")] public sealed record PieceSet(int X, int Y, Piece Piece);
[EventType("die-thrown")] public sealed record DieThrown(string Player, int Points);
[EventType("game-won")] public sealed record GameWon(string Player);

// Clean: looks at a board of its own.
[Aggregate("game-1")]
public sealed partial class Board
{
    private readonly Piece[,] _board = new Piece[3, 3];
    [Command(CreatesIfMissing = true)]
    public Outcome Set(int x, int y, Piece piece)
    {
        if (_board[x, y] is not Piece.None) return Reject("board.taken", "Taken");
        var after = (Piece[,])_board.Clone();
        after[x, y] = piece;
        var count = 0;
        foreach (var cell in after) if (cell == piece) count++;
        Raise(new PieceSet(x, y, piece));
        if (count == 9) Raise(new GameWon(piece.ToString()));
        return Outcome.Accepted;
    }
    [Event] private void Apply(PieceSet e) => _board[e.X, e.Y] = e.Piece;
    [Event] private void Apply(GameWon e) => Array.Clear(_board);
}

// Sets the piece at once.
[Aggregate("game-2")]
public sealed partial class HastyBoard
{
    private readonly Piece[,] _board = new Piece[3, 3];
    private readonly Piece[][] _rows = [[], []];
    [Command(Creates = true)]
    public void Set(int x, int y, Piece piece)
    {
        _board[x, y] = piece; // DFX1001
        _rows[x][y] = piece; // DFX1001
        ref var cell = ref _rows[0][1];
        cell = Piece.None; // DFX1001
        Raise(new PieceSet(x, y, piece));
    }
    [Event] private void Apply(PieceSet e) => _board[e.X, e.Y] = e.Piece;
}

// Spans over state.
[Aggregate("game-3")]
public sealed partial class SpanBoard
{
    private readonly int[] _cells = new int[9];
    private readonly List<int> _scores = [];
    [Command(Creates = true)]
    public void Set(int x, int y, Piece piece)
    {
        var row = _cells.AsSpan(y * 3, 3);
        row[x] = 1; // DFX1001
        row.Fill(2); // DFX1001
        foreach (ref var cell in row) cell++; // DFX1001
        CollectionsMarshal.AsSpan(_scores)[0] = 1; // DFX1001
        new[] { 1 }.CopyTo(_cells, 0); // DFX1001
        Array.Fill(_cells, 0); // DFX1001
        Raise(new PieceSet(x, y, piece));
    }
    [Event] private void Apply(PieceSet e) => _cells[(e.Y * 3) + e.X] = 1;
}

// Clean: spans to read, and of its own.
[Aggregate("game-4")]
public sealed partial class ReadingBoard
{
    private readonly int[] _cells = new int[9];
    [Command(Creates = true)]
    public void Set(int x, int y, Piece piece)
    {
        ReadOnlySpan<int> row = _cells.AsSpan(y * 3, 3);
        Span<int> own = stackalloc int[3];
        row.CopyTo(own);
        own[x] = 1;
        own.Sort();
        var copy = _cells[..3];
        copy[0] = 2;
        Require(row.IndexOf(1) < 0 && own[0] == 0 && copy.Length == 3, "board.full", "Full");
        Raise(new PieceSet(x, y, piece));
    }
    [Event] private void Apply(PieceSet e) => _cells[(e.Y * 3) + e.X] = 1;
}

// Points are counted where they are thrown.
[Aggregate("game-5")]
public sealed partial class Dice
{
    private readonly List<Player> _players = [];
    private Player? _leader;
    [Command(Creates = true)]
    public void Throw(string player, int points)
    {
        var who = _players.Single(p => p.Name == player);
        who.Score += points; // DFX1001
        who.Throws.Add(points); // DFX1001
        _leader?.Win(); // DFX1001
        _leader!.Next!.Score--; // DFX1001
        who.Won += () => { }; // DFX1001
        Raise(new DieThrown(player, points));
    }
    [Event] private void Apply(DieThrown e) => _leader = _players.MaxBy(p => p.Score);
}

// Clean: a ranking is an ordered copy.
[Aggregate("game-6")]
public sealed partial class Ranking
{
    private readonly List<Player> _players = [];
    [Command(Creates = true)]
    public void Throw(string player, int points)
    {
        var ranking = _players.OrderByDescending(p => p.Score).ThenBy(p => p.Name).ToList();
        ranking.Reverse();
        ranking.RemoveAll(p => p.Score == 0);
        var scores = ranking.ToDictionary(p => p.Name, p => p.Score);
        scores[player] = scores.GetValueOrDefault(player) + points;
        var best = scores.Values.Max();
        var text = new StringBuilder();
        foreach (var (name, score) in scores) text.Append(name).Append(score);
        text.Length = 0;
        Raise(new DieThrown(player, best));
    }
    [Event] private void Apply(DieThrown e) => _players.Single(p => p.Name == e.Player).Score += e.Points;
}

// Two players swap places.
[Aggregate("game-7")]
public sealed partial class SwappingGame
{
    private Player _first = new();
    private Player _second = new();
    private (int Red, int Blue) _score;
    [Command(Creates = true)]
    public void Swap()
    {
        (_first, _second) = (_second, _first); // DFX1001
        (_score.Red, _score.Blue) = (1, 2); // DFX1001
        _score.Red++; // DFX1001
        (_first.Score, var other) = (1, 2); // DFX1001
        Raise(new DieThrown(_first.Name, other));
    }
    [Event] private void Apply(DieThrown e) => (_first, _second) = (_second, _first);
}

// Clean: swaps its own.
[Aggregate("game-8")]
public sealed partial class ComparingGame
{
    private Player _first = new();
    private (int Red, int Blue) _score;
    [Command(Creates = true)]
    public void Swap()
    {
        var (red, blue) = _score;
        (red, blue) = (blue, red);
        var score = _score;
        score.Red = red;
        score.Blue++;
        var winner = new Player { Name = _first.Name, Next = new Player { Score = 1 } };
        winner.Win();
        winner.Fire();
        Raise(new DieThrown(winner.Name, score.Red + blue));
    }
    [Event] private void Apply(DieThrown e) => _score.Red++;
}

// Random numbers.
[Aggregate("game-9")]
public sealed partial class Lottery
{
    private int _number;
    [Command(Creates = true)]
    public void Draw(string player) => Raise(new DieThrown(player, Random.Shared.Next(6))); // DFX1003

    [Event] private void Apply(DieThrown e) => _number = e.Points + new Random().Next(); // DFX1003
}

// Clean: the number comes with the command.
[Aggregate("game-10")]
public sealed partial class FairLottery
{
    private int _number;
    [Command(Creates = true)]
    public void Draw(string player, int number)
    {
        number %= 6;
        if (number < 0) number = -number;
        Raise(new DieThrown(player, number));
    }
    [Event] private void Apply(DieThrown e) => _number = e.Points;
}

// Types switched over.
[Aggregate("game-11")]
public sealed partial class SwitchingGame
{
    private object _state = new Player();
    private readonly Dictionary<string, object> _things = [];
    [Command(Creates = true)]
    public void Go(string name)
    {
        switch (_state)
        {
            case Player { Score: > 3 } player:
                player.Score = 0; // DFX1001
                break;
            case List<Player> players when players.Count > 1:
                players.Clear(); // DFX1001
                break;
        }
        var points = _things[name] switch
        {
            Player { Next: { } next } => next.Score = 1, // DFX1001
            int[] { Length: > 0 } array => array[0]++, // DFX1001
            _ => 0,
        };
        if (_things.Values.FirstOrDefault() is Player found and not { Score: 0 }) found.Win(); // DFX1001
        Raise(new DieThrown(name, points));
    }
    [Event] private void Apply(DieThrown e) => _state = new Player();
}

// Clean: switches and reads.
[Aggregate("game-12")]
public sealed partial class ReadingGame
{
    private object _state = new Player();
    [Command(Creates = true)]
    public void Go(string name)
    {
        var points = _state switch { Player { Score: > 3 } player => player.Score, List<Player> { Count: > 1 } players => players[0].Score, _ => 0 };
        switch (_state)
        {
            case Player player: points += player.Score; break;
            default: points = 0; break;
        }
        Raise(new DieThrown(name, points));
    }
    [Event] private void Apply(DieThrown e) => _state = new Player { Score = e.Points };
}

// The event method raises, rejects and waits.
[Aggregate("game-13")]
public sealed partial class DecidingGame
{
    private int _points;
    [Command(Creates = true)] public void Throw(string player, int points) => Raise(new DieThrown(player, points));
    [Command] public void Win(string player) => Raise(new GameWon(player));
    [Event]
    private void Apply(DieThrown e)
    {
        Require(e.Points > 0, "game.points", "No points"); // DFX1004
        _points += e.Points;
        if (_points > 100) Raise(new GameWon(e.Player)); // DFX1004
    }
    [Event] private void Apply(GameWon e) => _points = Task.FromResult(0).Result; // DFX1004
}

// Clean: decided in the command.
[Aggregate("game-14")]
public sealed partial class DecidedGame
{
    private int _points;
    [Command(Creates = true)]
    public void Throw(string player, int points)
    {
        Require(points > 0, "game.points", "No points");
        Raise(new DieThrown(player, points));
        if (_points > 100) Raise(new GameWon(player));
    }
    [Event] private void Apply(DieThrown e) => _points += Math.Max(0, e.Points);
    [Event] private void Apply(GameWon e) { try { _points = checked(_points * 2); } catch (OverflowException) { _points = 0; } }
}
