namespace Bank;

public enum TransactionType
{
    Opening,
    Deposit,
    Withdrawal,
}
