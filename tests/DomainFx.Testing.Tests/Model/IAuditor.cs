namespace DomainFx.Testing.Tests.Model;

public interface IAuditor
{
    Task<bool> IsTrustedAsync(string? userId, CancellationToken cancellationToken);
}
