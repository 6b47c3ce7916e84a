using System.Runtime.CompilerServices;

namespace DomainFx.Generators.Incremental;

/// <summary>Numbers for objects that are compared by identity, without keeping them alive.</summary>
internal static class ObjectIds
{
    private static readonly ConditionalWeakTable<object, object> Numbers = new();
    private static int _last;

    public static int Of(object thing) => (int)Numbers.GetValue(thing, static _ => Interlocked.Increment(ref _last));
}
