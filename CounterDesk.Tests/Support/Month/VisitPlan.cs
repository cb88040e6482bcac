namespace CounterDesk.Tests.Support.Month;

/// <summary>Who serves at which counter.</summary>
internal sealed record Seat(string Clerk, string Counter);

/// <summary>What is going to happen at a visit.</summary>
internal sealed record VisitPlan
{
    public required Seat Seat { get; init; }

    public required DateTime Start { get; init; }

    public required TimeSpan Length { get; init; }

    public required MonthPerson Person { get; init; }

    public required string Matter { get; init; }

    public required string Recipient { get; init; }

    /// <summary>Each is opened, verified, and a copy made of it.</summary>
    public required IReadOnlyList<PlannedLicense> Licenses { get; init; }

    public string Method { get; init; } = "CardReader";

    /// <summary>How the basis was proven.</summary>
    public string Way { get; init; } = "OnScreen";

    public string Form { get; init; } = "ByHolder";

    /// <summary>Searches that find nothing, before the one that does.</summary>
    public int InVain { get; init; }

    /// <summary>Nothing is found at all, so that nothing is opened.</summary>
    public bool FindsNothing { get; init; }

    public bool MakesPaper { get; init; } = true;

    /// <summary>Pressed on the applicant's screen; null when nobody pressed.</summary>
    public bool? Rated { get; init; } = true;

    /// <summary>Who confirms as second person, and what.</summary>
    public (string Clerk, string Role, string What)? Second { get; init; }

    /// <summary>Who takes the visit over, one after the other.</summary>
    public IReadOnlyList<Seat> HandedTo { get; init; } = [];

    /// <summary>Everything a visit that nobody attended lacks: nothing but the clerk's word says that somebody came.</summary>
    public VisitPlan WithNobodyThere() => this with
    {
        Method = "Typed", Way = "Spoken", Rated = null, MakesPaper = false, FindsNothing = false, Second = null, HandedTo = [],
    };
}

/// <summary>A license at a visit.</summary>
internal sealed record PlannedLicense(string Kind)
{
    public string Genuine { get; init; } = "Yes";

    /// <summary>Covered fields that are shown.</summary>
    public int Reveals { get; init; }

    /// <summary>Sheets that were said to be spoiled before the good one.</summary>
    public int Spoiled { get; init; }

    /// <summary>Whether a good one followed the spoiled.</summary>
    public bool IsPrintedInTheEnd { get; init; } = true;
}
