namespace CounterDesk.Domain.Printing;

/// <summary>What came of asking a printer how it is.</summary>
public abstract record PrinterAnswer
{
    private PrinterAnswer()
    {
    }

    public sealed record Told(PrinterReport Report) : PrinterAnswer;

    /// <summary>It could not be asked.</summary>
    public sealed record NotTold(PrinterTrouble Trouble) : PrinterAnswer;
}
