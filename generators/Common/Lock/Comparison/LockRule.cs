namespace DomainFx.Generators.Lock;

/// <summary>The rules of the lock; the values are those of their ids.</summary>
internal enum LockRule
{
    PropertyRemoved = 3001,
    PropertyRetyped = 3002,
    PropertyRequired = 3003,
    Renamed = 3004,
    EventRemoved = 3005,
    NameReused = 3006,
    EnumMemberRemoved = 3007,
    NullabilityTightened = 3008,
    LockBehind = 3009,
    StateReshaped = 3010,
    HandlerChanged = 3011,
}
