namespace CounterDesk.Domain.Copies;

/// <summary>The answer about one copy, decided from the register and from what is known of its license.</summary>
public static class CopyStanding
{
    /// <param name="copy">As the register has it.</param>
    /// <param name="license">Null when nothing was heard of the license since the copy was made.</param>
    /// <param name="isKeyWithdrawn">The key that signed its code is withdrawn.</param>
    /// <param name="today">In China.</param>
    public static CheckAnswer Of(
        RegisteredCopy copy, LicenseStanding? license, bool isKeyWithdrawn, DateOnly today) => copy.State switch
    {
        CopyState.Void => CheckAnswer.Void,
        CopyState.Withdrawn => CheckAnswer.Withdrawn,
        CopyState.Reserved or CopyState.Waiting or CopyState.Printed when isKeyWithdrawn => CheckAnswer.KeyWithdrawn,
        CopyState.Reserved or CopyState.Waiting => CheckAnswer.NotHandedOver,
        CopyState.Printed => OfPrinted(copy, license?.IsLossFor(copy) is true, today),
    };

    /// <summary>The answer of a day about a copy that was answered so while its days were not over.</summary>
    /// <param name="whileInUse">The answer then.</param>
    /// <param name="expiresOn">Its last day.</param>
    /// <param name="today">In China.</param>
    public static CheckAnswer On(CheckAnswer whileInUse, DateOnly expiresOn, DateOnly today) =>
        today > expiresOn && whileInUse is (CheckAnswer.InForce or CheckAnswer.SheetInForce
            or CheckAnswer.LicenseNotInForce or CheckAnswer.LicenseChanged)
            ? CheckAnswer.Expired
            : whileInUse;

    private static CheckAnswer OfPrinted(RegisteredCopy copy, bool hasChanged, DateOnly today)
    {
        if (today > copy.ExpiresOn)
        {
            return CheckAnswer.Expired;
        }

        return copy.Form switch
        {
            CopyForm.MarkedCopy => CheckAnswer.LicenseNotInForce,
            CopyForm.CertifiedCopy => hasChanged ? CheckAnswer.LicenseChanged : CheckAnswer.InForce,
            CopyForm.InformationSheet => hasChanged ? CheckAnswer.LicenseChanged : CheckAnswer.SheetInForce,
        };
    }
}
