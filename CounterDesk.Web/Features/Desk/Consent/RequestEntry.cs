using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Web.Features.Desk.Consent;

/// <summary>What the clerk has copied from a written request, and the first thing that is still missing.</summary>
public sealed class RequestEntry(DateOnly today, int days)
{
    public const int MaxNameLength = 60;

    private const int UsualDays = 15;

    private static readonly int[] _steps = [3, 7, UsualDays, 30, 60, 90];

    public RequestForm? Form { get; set; }

    public string Written { get; set; } = "";

    public FetchedBy? FetchedBy { get; set; }

    public string Number { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>For how many days the copies wait, today not counted.</summary>
    public int Days { get; set; } = Math.Min(UsualDays, days);

    public IReadOnlyList<int> DaysOffered { get; } =
        [.. _steps.Append(days).Where(step => step <= days).Distinct().Order()];

    public DateOnly Until => today.AddDays(Days);

    public DateOnly? WrittenOn => TypedDay.TryParse(Written, today.Year, out var day) ? day : null;

    public RequestFault? DayFault => WrittenRequest.FindFault(WrittenOn, Until, today, days);

    public bool IsDayWrong =>
        WrittenOn is null ? !TypedDay.IsBegun(Written) : DayFault is not null;

    /// <summary>Of a resident number; null while nothing is typed.</summary>
    public IdentifierFault? NumberFault =>
        Number.Trim().Length is 0 ? null : ResidentIdNumber.FindFault(Number);

    public bool IsNameWrong => Name.Trim().Length > MaxNameLength || Name.Any(char.IsControl);

    /// <summary>The key of the words that say what to do first; null when everything is there.</summary>
    public string? Missing =>
        Form is null ? "Request_Missing_Form"
        : DayFault is not null ? "Request_Missing_Day"
        : FetchedBy is null ? "Request_Missing_Fetcher"
        : FetchedBy is Consent.FetchedBy.Holder ? null
        : Number.Trim().Length is 0 || NumberFault is not null ? "Request_Missing_Number"
        : Name.Trim().Length is 0 || IsNameWrong ? "Request_Missing_Name"
        : null;

    /// <summary>Who is named to fetch the copies; null when the holder does.</summary>
    public Holder? Named => FetchedBy is Consent.FetchedBy.Named
        ? new(Name.Trim(), HolderCode.Of(ResidentIdNumber.Parse(Number)))
        : null;
}

/// <summary>Who comes for the copies.</summary>
public enum FetchedBy
{
    Holder,
    Named,
}
