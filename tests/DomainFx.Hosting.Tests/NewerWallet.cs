using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Hosting.Tests;

/// <summary>The inline read model of wallets as a later version of the program has it.</summary>
internal sealed class NewerWallet : ReadModelType<WalletContent, string>
{
    private readonly ReadModelType<WalletContent, string> _type = ProjectionTypes.OfReadModel<WalletContent, string>();

    public override bool IsInline => true;
    public override TableDefinition Table => _type.Table.For(new ProjectionKey(_type.Name, 2));
    public override IReadOnlyList<string> EventTypes => _type.EventTypes;

    public static DomainFxBuilder Register(DomainFxBuilder builder) => ChangedModule.With(builder, new NewerWallet());

    public override WalletContent Create(string key) => _type.Create(key);
    public override object? GetKeys(in EventView stored, ICollection<string> keys) => _type.GetKeys(in stored, keys);
    public override bool Deletes(string eventType) => _type.Deletes(eventType);
    public override void Apply(WalletContent row, in EventView stored, object? read) => _type.Apply(row, in stored, read);
    public override string GetKey(WalletContent row) => _type.GetKey(row);
    public override void WriteKey(string key, RowSet rows) => _type.WriteKey(key, rows);
    public override void Write(WalletContent row, RowSet rows) => _type.Write(row, rows);
    public override WalletContent Read(RowSet rows, int row) => _type.Read(rows, row);
}
