namespace Bank;

public enum AccountStatus
{
    Pending,
    Active,
    Frozen,
    Closed,
}
