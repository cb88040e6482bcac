namespace CounterDesk.Domain.Sharing;

/// <summary>How a report to an issuer is asked about: by the receipt, and by our own number where no receipt came.</summary>
/// <param name="Number">The hall's number, which went with the report as its business number.</param>
/// <param name="Receipt">The platform's; null when its answer did not come.</param>
public sealed record ReportReference(string Number, string? Receipt);

/// <summary>How far the issuer is.</summary>
public enum ReportProgress
{
    /// <summary>The issuer has not answered.</summary>
    Waiting,

    /// <summary>The report is in the right; the issuer has yet to mend it.</summary>
    Agreed,

    /// <summary>The source is as it should be.</summary>
    Declined,

    Mended,
}

/// <summary>What a platform says of a report.</summary>
/// <param name="Receipt">The number of its receipt.</param>
/// <param name="Progress">How far the issuer is.</param>
public sealed record ReportStanding(string Receipt, ReportProgress Progress);
