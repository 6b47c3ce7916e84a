//HintName: Account.cs
public static class AccountAggregateCommands
public static class AccountAggregateCommands