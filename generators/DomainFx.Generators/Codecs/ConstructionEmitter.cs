namespace DomainFx.Generators.Codecs;

/// <summary>Writes the statements that make an object from the values that were read.</summary>
internal static class ConstructionEmitter
{
    public static void Emit(SourceWriter writer, CodecScope scope, ObjectModel model, LocalNames locals)
    {
        int[] late = Late(model);
        EmitDefaults(writer, model, locals);
        string creation = Creation(model, locals, includeDefaults: true);
        if (late.Length == 0)
        {
            writer.Line($"return {creation};");
            return;
        }

        writer.Line($"var result = {creation};");
        foreach (int index in late)
        {
            MemberModel member = model.Members[index];
            string assignment = member.Set is MemberTarget.Assignment ? $"result.{member.Name} = {locals[index]};" : Assign(scope, member, "result", locals[index]);
            writer.Line(member.KeepsDefault ? $"if ({SeenBits.IsThere(index)}) {assignment}" : assignment);
        }

        writer.Line("return result;");
    }

    /// <summary>Sets all members of an object that exists, once all of them were read.</summary>
    public static void EmitInto(SourceWriter writer, CodecScope scope, ObjectModel model, LocalNames locals, string existing)
    {
        for (int index = 0; index < model.Members.Count; index++) writer.Line(Assign(scope, model.Members[index], existing, locals[index]));
    }

    /// <summary>What an initialiser gives can only be seen on an object. One is made just for that when an init-only property is missing;
    /// then the object to return is made with all values known.</summary>
    private static void EmitDefaults(SourceWriter writer, ObjectModel model, LocalNames locals)
    {
        int[] kept = [.. Enumerable.Range(0, model.Members.Count).Where(index => model.Members[index] is { KeepsDefault: true, Set: MemberTarget.Initializer })];
        if (kept.Length == 0) return;

        using (writer.Block($"if ({string.Join(" || ", kept.Select(SeenBits.IsMissing))})"))
        {
            writer.Line($"var initial = {Creation(model, locals, includeDefaults: false)};");
            foreach (int index in kept) writer.Line($"if ({SeenBits.IsMissing(index)}) {locals[index]} = initial.{model.Members[index].Name};");
        }

        writer.Line();
    }

    private static string Creation(ObjectModel model, LocalNames locals, bool includeDefaults)
    {
        string arguments = string.Join(", ", model.Parameters.Select(index => locals[index]));
        if (model.IsUninitialized) return model.IsValueType ? $"default({model.Type})" : $"({model.Type})global::System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof({model.Type}))";
        if (model.Constructor is { } constructor) return $"{AccessorEmitter.ConstructorClass}{constructor.Scope.Arguments}.New({arguments})";

        string[] initialized =
        [
            .. Enumerable.Range(0, model.Members.Count)
                .Where(index => !model.Parameters.Contains(index) && IsInitialized(model.Members[index], includeDefaults))
                .Select(index => $"{model.Members[index].Name} = {locals[index]}"),
        ];
        return $"new {model.Type}({arguments}){(initialized.Length == 0 ? "" : $" {{ {string.Join(", ", initialized)} }}")}";
    }

    private static bool IsInitialized(MemberModel member, bool includeDefaults) =>
        member.Set is MemberTarget.Initializer ? includeDefaults || !member.KeepsDefault : member.Set is MemberTarget.Assignment && !member.KeepsDefault && includeDefaults;

    /// <summary>What is set on the finished object. Behind an accessor of the constructor, that is everything.</summary>
    private static int[] Late(ObjectModel model) =>
    [
        .. Enumerable.Range(0, model.Members.Count).Where(index => model.Members[index] switch
        {
            { Set: MemberTarget.Accessor } => true,
            { Set: MemberTarget.Assignment } member => member.KeepsDefault || model.Constructor is not null,
            _ => false,
        }),
    ];

    private static string Assign(CodecScope scope, MemberModel member, string owner, string value)
    {
        AccessorModel accessor = member.Accessor!;
        string target = accessor.OwnerIsValueType ? "ref " + owner : owner;
        return accessor.IsField ? $"{scope.AccessorOf(member)}.Field({target}) = {value};" : $"{scope.AccessorOf(member)}.Set({target}, {value});";
    }
}
