namespace CounterDesk.Web.SignIn.Accounts;

/// <summary>Why an account was not blocked.</summary>
public enum AccountFault
{
    /// <summary>
    /// It is the own account. Because nobody blocks herself, whoever blocks stays, and there is always a security
    /// administrator.
    /// </summary>
    Own,

    /// <summary>Nobody with this account has signed in here.</summary>
    Unknown,

    /// <summary>Without a reason nobody is blocked; it may have <see cref="AccountBlock.MaxReasonLength"/> characters.</summary>
    Reason,

    /// <summary>The end is not later than now.</summary>
    Ended,
}
