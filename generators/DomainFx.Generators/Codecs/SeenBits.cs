using System.Globalization;

namespace DomainFx.Generators.Codecs;

/// <summary>The variables that remember which properties were read: one bit for each that must be there, or whose default is to be kept.</summary>
internal sealed class SeenBits(ObjectModel model)
{
    private const int BitsPerVariable = 64;

    public bool IsTracked(int member) => model.Members[member] is { IsRequired: true } or { KeepsDefault: true, Set: not MemberTarget.Nowhere };

    public void EmitLocals(SourceWriter writer)
    {
        foreach (int variable in Variables) writer.Line($"ulong {Name(variable)} = 0;");
    }

    /// <summary>The statement that remembers a member; null if nobody asks.</summary>
    public string? Mark(int member) => IsTracked(member) ? $"{Name(member / BitsPerVariable)} |= {Hex(Bit(member))};" : null;

    /// <summary>The condition that a member was not read.</summary>
    public static string IsMissing(int member) => $"({Name(member / BitsPerVariable)} & {Hex(Bit(member))}) == 0";

    /// <summary>The condition that a member was read.</summary>
    public static string IsThere(int member) => $"({Name(member / BitsPerVariable)} & {Hex(Bit(member))}) != 0";

    /// <summary>Writes the statements that fail if a required member is missing.</summary>
    public void EmitCheck(SourceWriter writer)
    {
        foreach (int variable in Variables)
        {
            ulong required = 0;
            for (int member = variable * BitsPerVariable; member < Math.Min(model.Members.Count, (variable + 1) * BitsPerVariable); member++)
            {
                if (model.Members[member].IsRequired) required |= Bit(member);
            }

            if (required == 0) continue;
            string offset = variable == 0 ? "" : $", {variable * BitsPerVariable}";
            writer.Line($"if ((~{Name(variable)} & {Hex(required)}) != 0) throw reader.Missing(Names, ~{Name(variable)} & {Hex(required)}{offset});");
        }
    }

    private IEnumerable<int> Variables => Enumerable.Range(0, model.Members.Count).Where(IsTracked).Select(static member => member / BitsPerVariable).Distinct();

    private static string Name(int variable) => variable == 0 ? "seen" : "seen" + variable.ToString(CultureInfo.InvariantCulture);

    private static ulong Bit(int member) => 1UL << (member % BitsPerVariable);

    private static string Hex(ulong bits) => "0x" + bits.ToString("X", CultureInfo.InvariantCulture) + "UL";
}
