namespace DomainFx.Generators.Codecs;

/// <summary>Writes the UnsafeAccessors that reach what C# may not: resolved by the runtime and by Native AOT, without reflection.</summary>
internal static class AccessorEmitter
{
    public const string ConstructorClass = "Make";
    private const string Attribute = "[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.";

    public static void Emit(SourceWriter writer, AccessorModel accessor, string name)
    {
        using (Open(writer, name, accessor.Scope))
        {
            string target = (accessor.OwnerIsValueType ? "ref " : "") + accessor.Owner + " target";
            if (accessor.IsField)
            {
                writer.Line($"{Attribute}Field, Name = {Identifiers.Literal(accessor.Target)})]");
                writer.Line($"internal static extern ref {accessor.Type} Field({target});");
                return;
            }

            writer.Line($"{Attribute}Method, Name = {Identifiers.Literal("get_" + accessor.Target)})]");
            writer.Line($"internal static extern {accessor.Type} Get({target});");
            writer.Line();
            writer.Line($"{Attribute}Method, Name = {Identifiers.Literal("set_" + accessor.Target)})]");
            writer.Line($"internal static extern void Set({target}, {accessor.Type} value);");
        }
    }

    public static void Emit(SourceWriter writer, ConstructorModel constructor)
    {
        using (Open(writer, ConstructorClass, constructor.Scope))
        {
            writer.Line($"{Attribute}Constructor)]");
            writer.Line($"internal static extern {constructor.Owner} New({string.Join(", ", constructor.Parameters.Select(static (type, index) => $"{type} p{index}"))});");
        }
    }

    private static SourceWriter.BlockEnd Open(SourceWriter writer, string name, AccessorScope scope) =>
        writer.Block($"private static class {name}{scope.Parameters}{scope.Constraints}");
}
