namespace DomainFx.Generators.Aggregates;

/// <summary>The generated members that an aggregate cannot have, because the user's own stand in their place.</summary>
[Flags]
internal enum TakenMembers
{
    None = 0,
    Id = 1,
    Version = 2,
    RaiseAnything = 4,
    RequireCodeAndText = 8,
    RequireCodeAndInterpolation = 16,
    RequireText = 32,
    RequireInterpolation = 64,
    RejectCodeAndText = 128,
    RejectText = 256,
}
