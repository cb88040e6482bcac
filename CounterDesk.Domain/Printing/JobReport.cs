namespace CounterDesk.Domain.Printing;

/// <summary>A job by the printer's number, and where it is.</summary>
public sealed record JobReport(int Id, JobState State)
{
    /// <summary>Nothing more comes of it.</summary>
    public bool HasEnded => State is JobState.Canceled or JobState.Aborted or JobState.Completed;

    /// <summary>It ended before it was through.</summary>
    public bool HasFailed => State is JobState.Canceled or JobState.Aborted;
}
