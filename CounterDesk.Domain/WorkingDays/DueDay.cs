namespace CounterDesk.Domain.WorkingDays;

/// <summary>When something is due.</summary>
public abstract record DueDay
{
    private DueDay()
    {
    }

    public sealed record On(DateOnly Day) : DueDay;

    /// <summary>It would lie in a year whose holidays are not known here.</summary>
    public sealed record BeyondKnownYears : DueDay;
}
