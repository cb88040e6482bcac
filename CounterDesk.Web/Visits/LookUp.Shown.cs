using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.Visits;

/// <summary>A code that somebody shows leads to one license, which is then asked for as any other.</summary>
public sealed partial class LookUp
{
    private async Task<SearchAnswer> ResolveAsync(
        Guid id, Clerk clerk, ISharingPlatform shownAt, ShownCode code, CancellationToken cancellationToken)
    {
        PlatformAnswer<LicenseIdentifier> resolved;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            var visit = await LoadAsync(db, id, clerk, cancellationToken);
            var note = VisitNote.OfShownCode(visit, about: null) with { Details = [new("Source", shownAt.Key)] };
            resolved = await audit.AnnouncedAsync(note, async announcement =>
            {
                var (answer, detail) = await platforms.ResolveAsync(shownAt, code, visit, clerk, cancellationToken);
                var identifier = (answer as PlatformAnswer<LicenseIdentifier>.Answered)?.Value;
                var outcome = note with
                {
                    Outcome = OutcomeOf(answer),
                    LicenseHash = identifier is null ? null : keys.HashLicense(identifier),
                    Details = note.Details.Add(detail),
                };
                contents.Of(id).Prove(await audit.RecordAsync(announcement, outcome, cancellationToken), note.Action);
                return answer;
            }, cancellationToken);
        }

        // Whose it is, and whether he agreed, is decided as for any other license.
        return resolved is PlatformAnswer<LicenseIdentifier>.Answered(var found)
            ? await AskAsync(id, clerk, new LicenseQuery.ByIdentifier(found), shownAt.Key, cancellationToken)
            : new SearchAnswer.CodeNotRead(ResolvedCode.TroubleOf(resolved));
    }

    private static AuditOutcome OutcomeOf(PlatformAnswer<LicenseIdentifier> answer) => answer switch
    {
        PlatformAnswer<LicenseIdentifier>.Answered => AuditOutcome.Done,
        PlatformAnswer<LicenseIdentifier>.None => AuditOutcome.Failed,
        PlatformAnswer<LicenseIdentifier>.Refused(PlatformRefusal.CodeExpired or PlatformRefusal.CodeUsed, _) => AuditOutcome.Failed,
        _ => AuditOutcome.CouldNotBeTold,
    };
}
