using System.Collections.Immutable;

namespace CounterDesk.Domain.Printing;

/// <summary>What came of asking a printer about a job.</summary>
public abstract record JobAnswer
{
    private JobAnswer()
    {
    }

    /// <param name="Job">Where it is.</param>
    /// <param name="Troubles">What stands in the printer's way while the job waits.</param>
    public sealed record Told(JobReport Job, ImmutableArray<PrinterTrouble> Troubles) : JobAnswer;

    /// <summary>It could not be asked. This says nothing about the job.</summary>
    public sealed record NotTold(PrinterTrouble Trouble) : JobAnswer;
}
