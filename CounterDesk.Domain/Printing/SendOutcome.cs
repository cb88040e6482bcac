namespace CounterDesk.Domain.Printing;

/// <summary>What came of sending a file to a printer.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The printer has it. Whether it comes out is another question.</summary>
    /// <param name="Job">Its job.</param>
    /// <param name="WasThere">It had it before, and nothing was sent.</param>
    /// <param name="IsAnswerLost">Its answer was lost; asked again, it had the job.</param>
    public sealed record Sent(JobReport Job, bool WasThere = false, bool IsAnswerLost = false) : SendOutcome;

    /// <summary>The printer does not have it.</summary>
    public sealed record NotSent(PrinterTrouble Trouble) : SendOutcome;

    /// <summary>Nobody can say whether the printer has it. It must be asked before anything is sent again.</summary>
    public sealed record Unknown(PrinterTrouble Trouble) : SendOutcome;
}
