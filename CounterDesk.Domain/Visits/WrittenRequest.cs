namespace CounterDesk.Domain.Visits;

/// <summary>
/// What somebody who is not here asked for in writing: when and how, who fetches the copies, and until when they wait.
/// Of whoever fetches them only the masked name and the keyed hash of the number are kept.
/// </summary>
public sealed class WrittenRequest
{
    /// <summary>A request older than this is asked for anew: nobody knows whether it is still meant.</summary>
    public const int OldestDays = 90;

    /// <summary>The longest that a hall may let copies wait.</summary>
    public const int MostDays = 90;

    private WrittenRequest()
    {
    }

    public Guid VisitId { get; private init; }

    public RequestForm Form { get; private set; }

    /// <summary>The day that stands on the request.</summary>
    public DateOnly WrittenOn { get; private set; }

    /// <summary>The holder comes herself; otherwise somebody whom she named.</summary>
    public bool IsFetchedByHolder { get; private set; }

    public string MaskedFetcher { get; private set; } = "";

    /// <summary>The keyed hash of the number, as parties of a visit have it.</summary>
    public byte[] FetcherHash { get; private set; } = [];

    /// <summary>The last day on which the copies may be fetched.</summary>
    public DateOnly Until { get; private set; }

    public DateTime RecordedAtUtc { get; private set; }

    /// <summary>What is wrong with the days, today in China; null when they can be recorded.</summary>
    /// <param name="writtenOn">The day that stands on the request; null while it was not said.</param>
    /// <param name="until">The last day of fetching.</param>
    /// <param name="today">In China.</param>
    /// <param name="days">How many days the hall lets copies wait, today not counted.</param>
    public static RequestFault? FindFault(DateOnly? writtenOn, DateOnly until, DateOnly today, int days) =>
        writtenOn is not { } written ? RequestFault.DayMissing
        : written > today ? RequestFault.NotWrittenYet
        : written < today.AddDays(-OldestDays) ? RequestFault.TooOld
        : until < today ? RequestFault.Over
        : until > today.AddDays(days) ? RequestFault.WaitsTooLong
        : null;

    public static WrittenRequest Of(Guid visit) => new() { VisitId = visit };

    /// <summary>Says it, or says it anew: what was made before waits as it was said then.</summary>
    public void Record(RequestForm form, DateOnly writtenOn, DateOnly until, Fetcher fetcher, DateTime atUtc)
    {
        (Form, WrittenOn, Until, RecordedAtUtc) = (form, writtenOn, until, atUtc);
        (IsFetchedByHolder, MaskedFetcher, FetcherHash) = (fetcher.IsHolder, fetcher.MaskedName, fetcher.NumberHash);
    }
}

/// <summary>Who fetches copies that wait, as a row keeps it.</summary>
public sealed record Fetcher(bool IsHolder, string MaskedName, byte[] NumberHash);

/// <summary>How a request came that is in writing. What was said on the telephone is none.</summary>
public enum RequestForm
{
    Letter,
    Fax,

    /// <summary>The hall's own form, filled in and signed beforehand.</summary>
    SignedForm,
}

/// <summary>Why a written request cannot be recorded as typed.</summary>
public enum RequestFault
{
    DayMissing,
    NotWrittenYet,
    TooOld,

    /// <summary>Nobody could fetch it any more.</summary>
    Over,

    /// <summary>Longer than the hall lets copies wait.</summary>
    WaitsTooLong,
}
