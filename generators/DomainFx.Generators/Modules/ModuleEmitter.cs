using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Modules;

/// <summary>Writes the module of an assembly and the method that adds it.</summary>
internal static class ModuleEmitter
{
    private const string ReadOnlyList = "global::System.Collections.Generic.IReadOnlyList";

    // The runtime contract that this generator writes for: DomainModule.RuntimeVersion.
    private const int RuntimeVersion = 1;

    public static void Emit(SourceProductionContext output, ModuleModel model)
    {
        if (model.Events.IsEmpty && model.Aggregates.IsEmpty && model.Projections.IsEmpty) return;

        SourceWriter writer = SourceWriter.StartFile();
        writer.Line($"[assembly: global::DomainFx.Runtime.DomainModuleAttribute(typeof(global::{GeneratedNames.Root}.{model.Name}Module))]");
        writer.Line();
        WriteModule(writer, model);
        writer.Line();
        WriteExtension(writer, model.Name);
        output.AddSource($"{model.Name}.Module.g.cs", writer.ToSourceText());
    }

    private static void WriteModule(SourceWriter writer, ModuleModel model)
    {
        using (writer.Block($"namespace {GeneratedNames.Root}"))
        {
            writer.Line($"/// <summary>The aggregates and events of {model.Name}.</summary>");
            writer.Line(GeneratedAttributes.Generated);
            writer.Line(GeneratedAttributes.Hidden);
            using (writer.Block($"public sealed class {model.Name}Module : global::DomainFx.Runtime.DomainModule"))
            {
                writer.Line($"public static readonly {model.Name}Module Instance = new();");
                writer.Line();
                writer.Line($"private {model.Name}Module() => JsonTypeInfoResolver = new global::DomainFx.Runtime.ModuleJsonTypeInfoResolver(this);");
                writer.Line();
                writer.Line($"public override string Name => {Identifiers.Literal(model.Name)};");
                writer.Line();
                writer.Line($"public override int GeneratedFor => {RuntimeVersion};");
                WriteList(writer, "global::DomainFx.Runtime.DomainModule", "Uses", model.Uses);
                WriteList(writer, "global::DomainFx.Runtime.AggregateType", "Aggregates", model.Aggregates);
                WriteList(writer, "global::DomainFx.Runtime.EventContract", "Events", model.Events);
                WriteList(writer, "global::DomainFx.Runtime.ProjectionType", "Projections", model.Projections);
                writer.Line();
                writer.Line("public override global::System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver JsonTypeInfoResolver { get; }");
            }
        }
    }

    private static void WriteList(SourceWriter writer, string type, string name, EquatableArray<string> items)
    {
        if (items.IsEmpty) return;

        writer.Line();
        writer.Line($"public override {ReadOnlyList}<{type}> {name} {{ get; }} =");
        writer.Line("[");
        writer.Indent();
        foreach (string item in items) writer.Line($"{item},");
        writer.Outdent();
        writer.Line("];");
    }

    private static void WriteExtension(SourceWriter writer, string name)
    {
        using (writer.Block("namespace DomainFx"))
        {
            writer.Line($"/// <summary>Registers {name}.</summary>");
            writer.Line(GeneratedAttributes.Generated);
            using (writer.Block($"public static class {name}ModuleExtensions"))
            {
                writer.Line($"/// <summary>Adds the aggregates and events of {name}, and the modules it uses. Adding it again does nothing.</summary>");
                writer.Line($"public static global::DomainFx.DomainFxBuilder Add{name}(this global::DomainFx.DomainFxBuilder domain) =>");
                writer.Line($"    domain.AddModule(global::{GeneratedNames.Root}.{name}Module.Instance);");
            }
        }
    }
}
