using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Projections;

/// <summary>Writes the file of a read model: its generated part with the type object, and how its rows are found.</summary>
internal static class ReadModelEmitter
{
    public static void Emit(SourceProductionContext output, ReadModelModel model)
    {
        SourceWriter writer = SourceWriter.StartFile();
        string name = model.Type.FullName, key = model.Key.Type;
        using (ContainerBlocks.OpenAround(writer, model.Type))
        using (writer.Block($"partial class {Identifiers.Escape(model.Type.Name)} : global::DomainFx.IReadModel<{name}, {key}>"))
        {
            writer.Line(GeneratedAttributes.SteppedThrough);
            writer.Line($"static global::DomainFx.Runtime.ReadModelType<{name}, {key}> global::DomainFx.IReadModel<{name}, {key}>.Type => __Type.Instance;");
            writer.Line();
            writer.Line(GeneratedAttributes.SteppedThrough);
            using (writer.Block($"private sealed class __Type : global::DomainFx.Runtime.ReadModelType<{name}, {key}>"))
            {
                writer.Line("public static readonly __Type Instance = new();");
                writer.Line();
                TableEmitter.Write(writer, model);
                writer.Line();
                RowDispatchEmitter.Write(writer, model);
                writer.Line();
                RowMapperEmitter.Write(writer, model);
            }
        }

        writer.Line();
        WriteFinder(writer, model);
        output.AddSource($"{model.Type.HintName}.ReadModel.g.cs", writer.ToSourceText());
    }

    private static void WriteFinder(SourceWriter writer, ReadModelModel model)
    {
        string accessibility = model.Type.IsPublic && model.Key.IsPublic ? "public" : "internal";
        using (ContainerBlocks.OpenNamespace(writer, model.Type.Namespace))
        {
            writer.Line($"/// <summary>Finds the rows of <see cref=\"{model.Type.FullName}\"/>.</summary>");
            writer.Line(GeneratedAttributes.Generated);
            using (writer.Block($"{accessibility} static class {model.Type.FlatName}ReadModelExtensions"))
            {
                writer.Line($"/// <summary>The rows of read model <c>{model.Name}</c>.</summary>");
                writer.Line($"{accessibility} static global::DomainFx.ReadModelFinder<{model.Type.FullName}, {model.Key.Type}> {Identifiers.Escape(model.Type.Name)}(this global::DomainFx.IDomain domain) =>");
                writer.Line($"    domain.ReadModel<{model.Type.FullName}, {model.Key.Type}>();");
            }
        }
    }
}
