using CounterDesk.Web.Visits;

namespace CounterDesk.Web.Features.Desk.Results;

internal static class OpeningWords
{
    /// <summary>The key of the words that say why a license was not opened; null when it was.</summary>
    public static string? NotOpened(this OpeningAnswer answer) => answer switch
    {
        OpeningAnswer.Gone => "Gone",
        OpeningAnswer.Unavailable => "OpenUnavailable",
        OpeningAnswer.NotAgreed => "OpenNotAgreed",
        _ => null,
    };
}
