//HintName: Account.cs
internal sealed class AccountClient
internal static class AccountCommands
internal static class AccountDomainExtensions