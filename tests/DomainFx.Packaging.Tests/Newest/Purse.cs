using DomainFx;

namespace Newest;

// What the newest C# can write, which older compilers cannot read: marked lines are reported, no others.
public sealed class Coin
{
    public int Worth { get; set => field = value < 0 ? 0 : value; }
    public Coin? Twin;
    public void operator +=(int by) => Worth += by;
    public void operator ++() => Worth++;
}

public static class Tricks
{
    extension(Coin coin)
    {
        public void Rub() => coin.Worth--;
        public int Half => coin.Worth / 2;
        public int Face { get => coin.Worth; set => coin.Worth = value; }
    }
}

[Aggregate("newest")]
public sealed partial class Purse
{
    private Coin _coin = new();
    private Coin? _maybe;
    private int Level { get => field; set => field = value < 0 ? 0 : value; }

    [Command(Creates = true)]
    public void Cheat()
    {
        _coin.Rub(); // DFX1001
        _coin.Face = 3; // DFX1001
        _coin += 1; // DFX1001
        _coin++; // DFX1001
        Level = 3; // DFX1001
        _maybe?.Worth = 2; // DFX1001
        _maybe?.Twin?.Worth += 1; // DFX1001
        Coin alias = _coin;
        alias += 2; // DFX1001
        alias.Face++; // DFX1001
        Raise(new Emptied(1));
    }

    [Command]
    public void Play(int n)
    {
        var mine = new Coin { Worth = _coin.Worth, Twin = new() };
        mine.Rub();
        mine.Face = _coin.Half;
        mine += 1;
        mine++;
        mine?.Twin?.Worth = Level;
        Raise(new Emptied(_coin.Face));
    }

    [Event]
    private void Apply(Emptied e)
    {
        Level = e.Count;
        _coin += e.Count;
        _coin.Rub();
        _maybe?.Worth = 0;
    }
}

[EventType("emptied")]
public sealed record Emptied(int Count);
