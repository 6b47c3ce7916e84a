using System.Text.Json.Serialization;

namespace DomainFx.Tests.Codecs.Contracts;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Card), "card")]
[JsonDerivedType(typeof(Transfer), "transfer")]
[JsonDerivedType(typeof(Cash), "cash")]
public abstract record Payment(decimal Amount);

public sealed record Card(decimal Amount, string Number, string? Holder) : Payment(Amount);

public sealed record Transfer(decimal Amount, string Iban, IReadOnlyList<Payment> Split) : Payment(Amount);

public sealed record Cash(decimal Amount) : Payment(Amount);

[JsonDerivedType(typeof(Circle), 1)]
[JsonDerivedType(typeof(Square), 2)]
public interface IShape;

public sealed record Circle(double Radius) : IShape;

public sealed record Square(double Side) : IShape;

// The base itself is one of the types.
[JsonDerivedType(typeof(Animal), "animal")]
[JsonDerivedType(typeof(Dog), "dog")]
public record Animal(string Name);

public sealed record Dog(string Name, bool Barks) : Animal(Name);

[EventType("codec-polymorphs")]
public sealed record Polymorphs(Payment Payment, List<Payment> Payments, Payment? Maybe, IShape Shape, Animal Animal, Dictionary<string, Animal> Zoo);
