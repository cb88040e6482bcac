namespace CounterDesk.Domain.Printing;

/// <summary>Where a job is, by the numbers of RFC 8011 5.3.7.</summary>
public enum JobState
{
    Pending = 3,
    Held = 4,
    Processing = 5,

    /// <summary>It waits in the middle until somebody sees to the printer.</summary>
    Stopped = 6,

    Canceled = 7,

    /// <summary>The printer gave it up.</summary>
    Aborted = 8,

    /// <summary>The printer says so. Whether paper came out, and how, is for whoever sees it to say.</summary>
    Completed = 9,
}
