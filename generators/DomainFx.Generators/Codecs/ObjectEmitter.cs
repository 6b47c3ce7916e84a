namespace DomainFx.Generators.Codecs;

/// <summary>Writes the bodies of methods that write and read an object: for codecs of types, and for messages of commands.</summary>
internal static class ObjectEmitter
{
    /// <summary>Writes the field that <see cref="EmitRead"/> needs.</summary>
    public static void EmitNames(SourceWriter writer, ObjectModel model)
    {
        string names = string.Join(", ", model.Members.Select(static member => Identifiers.Literal(member.JsonName)));
        writer.Line($"private static readonly global::DomainFx.Serialization.JsonNames Names = new({names});");
        writer.Line();
    }

    /// <summary>Writes the statements that write <paramref name="value"/> to a variable <c>writer</c>.</summary>
    public static void EmitWrite(SourceWriter writer, CodecScope scope, ObjectModel model, string value)
    {
        var values = new ValueWriter(writer, scope);
        var locals = new LocalNames(model);
        writer.Line("writer.Enter();");
        // Until one member is sure to have been written, only the buffer tells whether a comma is due.
        bool isFirst = true, isCertain = true;
        foreach ((MemberModel member, string local) in model.Members.Zip(locals.All, static (member, local) => (member, local)))
        {
            string name = JsonText.Quote(member.JsonName) + ":";
            string expression = Get(scope, member, value);
            if (member.Ignore is IgnoreCondition.Never)
            {
                if (!isCertain) writer.Line("writer.WriteSeparator();");
                values.Write(member.Slot, expression, Prefix.Json((isFirst ? "{" : isCertain ? "," : "") + name), local);
                (isFirst, isCertain) = (false, true);
                continue;
            }

            if (isFirst)
            {
                writer.Line("writer.WriteRaw(\"{\"u8);");
                (isFirst, isCertain) = (false, false);
            }

            string condition = member.Ignore is IgnoreCondition.WhenNull
                ? $"if ({expression} is {{ }} {local})"
                : $"if (!global::System.Collections.Generic.EqualityComparer<{member.Slot.TypeText}>.Default.Equals({expression}, default!))";
            using (writer.Block(condition))
            {
                if (!isCertain) writer.Line("writer.WriteSeparator();");
                values.Write(member.Slot.Type, member.Ignore is IgnoreCondition.WhenNull ? local : expression, Prefix.Json((isCertain ? "," : "") + name), local);
            }
        }

        writer.Line(isFirst ? "writer.WriteRaw(\"{}\"u8);" : "writer.WriteRaw(\"}\"u8);");
        writer.Line("writer.Leave();");
    }

    /// <summary>Writes the statements that read an object from a variable <c>reader</c> and return it, or set the members of one that exists.</summary>
    public static void EmitRead(SourceWriter writer, CodecScope scope, ObjectModel model, string? existing = null)
    {
        var locals = new LocalNames(model);
        var seen = new SeenBits(model);
        EmitLocals(writer, model, locals, seen);
        EmitLoop(writer, scope, model, locals, seen);
        seen.EmitCheck(writer);
        if (existing is null) ConstructionEmitter.Emit(writer, scope, model, locals);
        else ConstructionEmitter.EmitInto(writer, scope, model, locals, existing);
    }

    private static void EmitLocals(SourceWriter writer, ObjectModel model, LocalNames locals, SeenBits seen)
    {
        for (int index = 0; index < model.Members.Count; index++)
        {
            MemberModel member = model.Members[index];
            if (member.Set is MemberTarget.Nowhere) continue;
            string initial = member.Default ?? (member.Slot.IsNullable || member.Slot.Type.IsValueType ? "default" : "default!");
            writer.Line($"{member.Slot.TypeText} {locals[index]} = {initial};");
        }

        seen.EmitLocals(writer);
        writer.Line("var state = 0;");
    }

    private static void EmitLoop(SourceWriter writer, CodecScope scope, ObjectModel model, LocalNames locals, SeenBits seen)
    {
        var values = new ValueReader(scope);
        using (writer.Block("while (true)"))
        {
            using (writer.Block("switch (reader.NextProperty(Names, ref state))"))
            {
                for (int index = 0; index < model.Members.Count; index++)
                {
                    MemberModel member = model.Members[index];
                    writer.Line($"case {index}:");
                    writer.Indent();
                    writer.Line(member.Set is MemberTarget.Nowhere ? "reader.Skip();" : $"{locals[index]} = {values.Read(member.Slot, member.Name)};");
                    if (seen.Mark(index) is { } mark) writer.Line(mark);
                    writer.Line("continue;");
                    writer.Outdent();
                }

                writer.Line("case global::DomainFx.Serialization.JsonReader.EndOfObject:");
                writer.Line("    break;");
                writer.Line("default:");
                writer.Line("    reader.Skip();");
                writer.Line("    continue;");
            }

            writer.Line();
            writer.Line("break;");
        }

        writer.Line();
    }

    private static string Get(CodecScope scope, MemberModel member, string value)
    {
        if (member.Get is MemberAccess.Direct) return $"{value}.{member.Name}";

        string target = member.Accessor!.OwnerIsValueType ? "ref " + value : value;
        return $"{scope.AccessorOf(member)}.{(member.Accessor.IsField ? "Field" : "Get")}({target})";
    }
}
