namespace DomainFx.Testing.Conformance;

// Becomes a ConformanceException that names the case.
internal sealed class ExpectationException(string message, Exception? innerException = null) : Exception(message, innerException);
