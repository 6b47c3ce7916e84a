using DomainFx;

int _count = 1;
_count++;
var line = new Zoo.Of.TopLevel.Account(1);
line.Do(2);
{ Local(ref _count); }
static void Local(ref int x) => x = 1;
await Task.Yield();
return _count;

namespace Zoo.Of.TopLevel
{
    /// <summary><see cref="Zoo.Of.TopLevel.Entry.Of(ref readonly int, out string)"/> <see cref="Entry.implicit operator int(Entry)"/> <see cref="int"/> <see cref="Entry.operator checked ++"/> <see cref="List{T}.this[int]"/> <see cref="Entry.explicit operator checked long(Entry)"/></summary>
    /// <seealso cref="Nothing(int*, T[])"/><param name="x">x</param><see langword="null"/>
    public record Entry(int X);
    public sealed record Deposit(int X, int Y) : Entry(X);
    public class Given(int x) { public int X => x; }
    [Aggregate("zoo-top")] public sealed partial class Account(int balance) : Given(balance) { [Command(Creates = true)] public void Do(int n) => balance += n; [Event] private void On(Deposited e) => balance = e.N; }
    [EventType("deposited")] public sealed record Deposited(int N);
}
#nonsense
#pragma nonsense
