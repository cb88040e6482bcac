using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.RegisterExtracts;

/// <summary>Where the check page that runs alone finds what it knows, and how long that is good.</summary>
public sealed class ExtractOptions
{
    public const string Section = "Check";

    /// <summary>The folder with <c>register.extract</c> and <c>register.key</c>; the data folder when empty.</summary>
    public string Folder { get; set; } = "";

    /// <summary>After so many hours an extract says nothing good of a copy any more: too much may have been withdrawn.</summary>
    [Range(1, 24 * 14)]
    public int GoodHours { get; set; } = 24;

    /// <summary>More reports in an hour are not taken: whoever floods the page fills no disk.</summary>
    [Range(1, 10_000)]
    public int MostReportsAnHour { get; set; } = 60;

    /// <summary>When more megabytes wait in the outbox to be brought to the hall, nothing more is taken.</summary>
    [Range(1, 10_000)]
    public int MostWaitingMegabytes { get; set; } = 50;

    /// <summary>Whether an extract may still say something good of a copy.</summary>
    public bool IsGood(RegisterExtract extract, DateTimeOffset now) =>
        now - extract.TakenAt <= TimeSpan.FromHours(GoodHours);
}
