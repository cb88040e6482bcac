namespace CounterDesk.Domain.Copies;

/// <summary>
/// How the register lists a copy: its state, and of a printed one also what follows from the day and from its license.
/// </summary>
public enum RegisterState
{
    Reserved,
    Waiting,
    Printed,
    LicenseChanged,
    Expired,
    Void,
    Withdrawn,
}

public static class RegisterStates
{
    /// <param name="copy">As the register has it.</param>
    /// <param name="isKeyWithdrawn">The key that signed its code is withdrawn.</param>
    /// <param name="today">In China.</param>
    public static RegisterState Of(RegisteredCopy copy, bool isKeyWithdrawn, DateOnly today) =>
        Of(copy.State, copy.ExpiresOn, copy.ChangedTo is not null, isKeyWithdrawn, today);

    /// <inheritdoc cref="Of(RegisteredCopy, bool, DateOnly)"/>
    public static RegisterState Of(
        CopyState state, DateOnly expiresOn, bool hasChanged, bool isKeyWithdrawn, DateOnly today) =>
        state switch
        {
            CopyState.Reserved => RegisterState.Reserved,
            CopyState.Waiting => RegisterState.Waiting,
            CopyState.Void => RegisterState.Void,
            CopyState.Withdrawn => RegisterState.Withdrawn,
            CopyState.Printed when isKeyWithdrawn => RegisterState.Withdrawn,
            CopyState.Printed when today > expiresOn => RegisterState.Expired,
            CopyState.Printed => hasChanged ? RegisterState.LicenseChanged : RegisterState.Printed,
        };
}
