using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.ServiceItems;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Trust;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Visits;

/// <summary>
/// Finds licenses for a visit, and opens and verifies one: only of holders who agreed, and only of the kinds they agreed
/// to. Terms are recorded before the source is asked; hits and verdicts before they are shown.
/// </summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed partial class LookUp(
    IDbContextFactory<CounterDeskDb> databases,
    AuditLog audit,
    ILicenseSource source,
    LicenseKindCatalog kinds,
    IKeyRing keys,
    TrustFolder trust,
    ServiceItemList items,
    VisitContents contents,
    VisitChanges changes,
    LicenseNews news,
    PlatformDesk platforms,
    SourceWatch watch,
    DeskClock clock,
    TimeProvider time)
{
    private DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    /// <summary>Refuses whoever is no clerk, as <see cref="RoleRequirement"/> does, for what is looked up by this.</summary>
    internal Task<string> RequireAsync(
        Clerk clerk, CancellationToken cancellationToken, [CallerFilePath] string file = "",
        [CallerMemberName] string method = "") =>
        audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken, file, method);

    /// <summary>Asks for what was typed or scanned; an e-license code is resolved at its source first.</summary>
    public async Task<SearchAnswer> SearchAsync(Guid id, Clerk clerk, string typed, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        return await (ShownCode.TryParse(typed, out var code) && platforms.SourceOf(code) is { } shownAt
            ? ResolveAsync(id, clerk, shownAt, code, cancellationToken)
            : SearchText.Read(typed) switch
            {
                SearchReading.Query(var query) => AskAsync(id, clerk, query, cancellationToken),
                SearchReading.Unreadable(var form, var fault) =>
                    Task.FromResult<SearchAnswer>(new SearchAnswer.Unreadable(form, fault)),
                _ => throw new UnreachableException(),
            });
    }

    /// <summary>Asks for the licenses of a holder who agreed, by the number that was established.</summary>
    public async Task<SearchAnswer> LookForAsync(
        Guid id, Clerk clerk, Guid holder, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.FindHolderAsync(keys, holder, cancellationToken);
        return await AskAsync(id, clerk, new LicenseQuery.ByHolder(known!.Code), cancellationToken);
    }

    /// <summary>Asks again what was understood before.</summary>
    public async Task<SearchAnswer> AskAsync(Guid id, Clerk clerk, LicenseQuery query, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        return await AskAsync(id, clerk, query, shownAt: null, cancellationToken);
    }

    private async Task<SearchAnswer> AskAsync(
        Guid id, Clerk clerk, LicenseQuery query, string? shownAt, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await LoadAsync(db, id, clerk, cancellationToken);
        var content = contents.Of(id);
        var term = SearchedTerm.Of(query, keys);
        var note = VisitNote.Of(visit, AuditAction.Search) with
        {
            Subject = term.Masked,
            SubjectHash = term.Hash,
            Details = [new("Form", query.GetType().Name), new("Source", source.Key)],
        };
        if (query is LicenseQuery.ByHolder && !visit.HasAgreed(term.Hash))
        {
            var refused = note with { Outcome = AuditOutcome.Refused };
            content.Prove(await audit.RecordAsync(null, refused, cancellationToken), AuditAction.Search);
            return new SearchAnswer.NotAgreed(term.Masked);
        }

        return await audit.AnnouncedAsync<SearchAnswer>(note, async announcement =>
        {
            var (asked, since) = (time.GetTimestamp(), UtcNow);
            var found = await source.FindAsync(query, cancellationToken);
            watch.Hear(source.Key, found is not LicenseLookup.Unavailable);
            await news.HearAsync(HeardIn(found), cancellationToken);
            var lookup = Offered(visit, found);
            var outside = CountOf(found) - CountOf(lookup);
            var answer = new SearchAnswer.Answered(
                query, term.Masked, source.Key, lookup, outside, time.GetElapsedTime(asked), UtcNow)
            {
                Others = platforms.Plan(query, visit, shownAt),
            };

            visit.AskFor(query is LicenseQuery.ByHolder ? term.Hash : null, HolderOf(answer), UtcNow);
            visit.Enter(VisitPhase.Fetching, since);
            visit.GoTo(VisitStep.Results, UtcNow);
            var receipt = await audit.RecordAsync(
                db, announcement, WithOutcome(note, lookup, outside), cancellationToken);
            content.Show(answer);
            content.Prove(receipt, AuditAction.Search);
            changes.Tell(visit);

            // Shown as they come: nobody at the desk waits for them.
            _ = platforms.AskAsync(answer, visit, clerk, note, hit => hit.Holders.Any(code => IsOffered(visit, code, hit.KindCode)));
            return answer;
        }, cancellationToken);
    }

    private static async Task<Visit> LoadAsync(
        CounterDeskDb db, Guid id, Clerk clerk, CancellationToken cancellationToken)
    {
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        return visit.MayLook
            ? visit
            : throw new InvalidOperationException("Nothing is looked up before purpose and basis are recorded.");
    }

    // What the matter does not need, or belongs to people who were not asked, is counted and not listed.
    private LicenseLookup Offered(Visit visit, LicenseLookup found)
    {
        if (found is not LicenseLookup.Found(var hits))
        {
            return found;
        }

        var offered = hits.Where(hit => hit.Holders.Any(code => IsOffered(visit, code, hit.KindCode)));
        return offered.ToImmutableArray() switch
        {
            [] => new LicenseLookup.None(),
            var some when some.Length == hits.Length => found,
            var some => new LicenseLookup.Found(some),
        };
    }

    // Of a ward or an enterprise only what proves the relation, until it is proven.
    private bool IsOffered(Visit visit, HolderCode code, string kindCode)
    {
        var hash = keys.HashHolder(code);
        return visit.MayLookAt(hash, kindCode)
            && (!visit.NeedsProof(visit.HolderOf(hash)!) || kinds.Find(kindCode)?.Proves is not null);
    }

    private static IReadOnlyCollection<HeardLicense> HeardIn(LicenseLookup found) =>
        found is LicenseLookup.Found(var hits) ? [.. hits.Select(HeardLicense.Of)] : [];

    private static int CountOf(LicenseLookup lookup) => lookup is LicenseLookup.Found(var hits) ? hits.Length : 0;

    private static AuditNote WithOutcome(AuditNote note, LicenseLookup lookup, int outside) =>
        Counted(note, lookup) is var counted && outside > 0
            ? counted with { Details = counted.Details.Add(Count("Outside", outside)) }
            : counted;

    private static AuditNote Counted(AuditNote note, LicenseLookup lookup) => lookup switch
    {
        LicenseLookup.Found(var hits) => note with { Details = note.Details.Add(Count("Hits", hits.Length)) },
        LicenseLookup.None => note with
        {
            Outcome = AuditOutcome.NothingFound, Details = note.Details.Add(Count("Hits", 0)),
        },
        LicenseLookup.TooMany => note with { Outcome = AuditOutcome.Refused },
        LicenseLookup.Unavailable => note with { Outcome = AuditOutcome.CouldNotBeTold },
        _ => throw new UnreachableException(),
    };

    private static AuditDetail Count(string name, int hits) => new(name, hits.ToString(CultureInfo.InvariantCulture));

    // Whose they are can be said when all hits have one holder in common. Otherwise a holder's number is all that is
    // known.
    private static string? HolderOf(SearchAnswer.Answered answer)
    {
        var inCommon = answer.Lookup is LicenseLookup.Found(var hits)
            ? hits.Select(hit => hit.MaskedHolders).Aggregate((some, others) => [.. some.Intersect(others)])
            : [];
        return inCommon is [var only] ? only : answer.Query is LicenseQuery.ByHolder ? answer.Masked : null;
    }
}
