namespace CounterDesk.Domain.Printing;

/// <summary>Whether a printer has a job of a name.</summary>
public abstract record JobSearch
{
    private JobSearch()
    {
    }

    public sealed record Found(JobReport Job) : JobSearch;

    public sealed record NotThere : JobSearch;

    /// <summary>It could not be asked. This says nothing about the job.</summary>
    public sealed record NotTold(PrinterTrouble Trouble) : JobSearch;
}
