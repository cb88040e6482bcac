namespace CounterDesk.Web.SignIn.Accounts;

/// <summary>Why an account was not blocked.</summary>
public enum AccountFault
{
    /// <summary>
    /// It is the own account. Because nobody blocks herself, whoever blocks stays, and there is always a security
    /// administrator.
    /// </summary>
    Own,

    /// <summary>No account can be called so: nothing was written, or spaces, or more than the log has room for.</summary>
    Identifier,

    /// <summary>Without a reason nobody is blocked; it may have <see cref="AccountBlock.MaxReasonLength"/> characters.</summary>
    Reason,

    /// <summary>The end is not later than now.</summary>
    Ended,
}
