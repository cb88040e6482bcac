using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>Puts together what was asked for in several questions.</summary>
internal static class JoinedAnswers
{
    /// <summary>
    /// A question without an answer is not one without a license: with others it is counted, and without it is the outcome.
    /// </summary>
    public static PlatformAnswer<FoundLicenses> Of(IReadOnlyCollection<PlatformAnswer<FoundLicenses>> answers)
    {
        var found = answers.OfType<PlatformAnswer<FoundLicenses>.Answered>().Select(answer => answer.Value).ToList();
        var untold = answers.Where(
            answer => answer is not (PlatformAnswer<FoundLicenses>.Answered or PlatformAnswer<FoundLicenses>.None)).ToList();
        return found is [] && untold is [var first, ..] ? first
            : found is [] ? new PlatformAnswer<FoundLicenses>.None()
            : new PlatformAnswer<FoundLicenses>.Answered(new(
                [.. found.SelectMany(licenses => licenses.Hits)], found.Sum(licenses => licenses.Unread) + untold.Count));
    }
}
