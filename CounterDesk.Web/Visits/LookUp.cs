using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Verification;
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
    DeskClock clock,
    TimeProvider time)
{
    private DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    /// <summary>Asks for what was typed or scanned; an e-license code is resolved at its source first.</summary>
    public Task<SearchAnswer> SearchAsync(Guid id, Clerk clerk, string typed, CancellationToken cancellationToken) =>
        ShownCode.TryParse(typed, out var code) && platforms.SourceOf(code) is { } shownAt
            ? ResolveAsync(id, clerk, shownAt, code, cancellationToken)
            : SearchText.Read(typed) switch
            {
                SearchReading.Query(var query) => AskAsync(id, clerk, query, cancellationToken),
                SearchReading.Unreadable(var form, var fault) =>
                    Task.FromResult<SearchAnswer>(new SearchAnswer.Unreadable(form, fault)),
                _ => throw new UnreachableException(),
            };

    /// <summary>Asks for the licenses of a holder who agreed, by the number that was established.</summary>
    public async Task<SearchAnswer> LookForAsync(
        Guid id, Clerk clerk, Guid holder, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.FindHolderAsync(keys, holder, cancellationToken);
        return await AskAsync(id, clerk, new LicenseQuery.ByHolder(known!.Code), cancellationToken);
    }

    /// <summary>Asks again what was understood before.</summary>
    public Task<SearchAnswer> AskAsync(Guid id, Clerk clerk, LicenseQuery query, CancellationToken cancellationToken) =>
        AskAsync(id, clerk, query, shownAt: null, cancellationToken);

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

    public async Task<OpeningAnswer> OpenAsync(
        Guid id, Clerk clerk, LicenseIdentifier identifier, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await LoadAsync(db, id, clerk, cancellationToken);
        var content = contents.Of(id);
        var hit = content.Search?.HitOf(identifier);
        var platform = hit is null ? null : platforms.Find(hit.Origin.Source);
        var note = VisitNote.Of(visit, AuditAction.LicenseOpened) with
        {
            LicenseHash = keys.HashLicense(identifier), Details = [new("Source", platform?.Key ?? source.Key)],
        };

        var opened = await audit.AnnouncedAsync(note, async announcement =>
        {
            var since = UtcNow;
            var (reading, details) = platform is null
                ? (await source.ReadAsync(identifier, cancellationToken), [])
                : await platforms.ReadAsync(platform, identifier, visit, clerk, cancellationToken);
            reading = WithWorstStatus(reading, hit);
            var outcome = OutcomeOf(reading);
            FileWord? word = null;
            if (reading is LicenseReading.Read(var license, var file))
            {
                var holder = HolderOf(license, visit, content);
                if (holder is not null && file is not null && platforms.VoucherOf(license, content.Search) is { } voucher)
                {
                    var (answer, detail) = await platforms.VerifyFileAsync(
                        voucher, license, file, visit, clerk, cancellationToken);
                    (word, details) = (new(voucher, answer), details.Add(detail));
                    reading = WithWorstStatus(reading, answer);
                    license = ((LicenseReading.Read)reading).License;
                }

                await news.HearAsync([HeardLicense.Of(license)], cancellationToken);
                note = NoteAbout(visit, AuditAction.LicenseOpened, license);
                outcome = holder is null ? AuditOutcome.Refused : outcome;
                if (holder is not null)
                {
                    visit.AskFor(keys.HashHolder(holder.Code), Mask.Name(holder), UtcNow);
                    visit.Enter(VisitPhase.Fetching, since);
                    visit.GoTo(VisitStep.License, UtcNow);
                    note = NoteAbout(visit, AuditAction.LicenseOpened, license);
                }
            }

            note = note with { Outcome = outcome, Details = [.. note.Details, .. details] };
            await audit.RecordAsync(db, announcement, note, cancellationToken);
            return (Reading: reading, Outcome: outcome, Word: word);
        }, cancellationToken);

        return opened switch
        {
            (LicenseReading.Read, AuditOutcome.Refused, _) => new OpeningAnswer.NotAgreed(),
            (LicenseReading.Read read, _, var word) => await VerifyAsync(db, visit, content, read, word, cancellationToken),
            (LicenseReading.None, _, _) => new OpeningAnswer.Gone(),
            (LicenseReading.Unavailable, _, _) => new OpeningAnswer.Unavailable(),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>
    /// Shows a covered field of the open license, once that and its reason are recorded. What is about other people
    /// stays covered at a visit at which somebody refused.
    /// </summary>
    /// <exception cref="InvalidOperationException">No license is open, or the field is not covered.</exception>
    public async Task RevealAsync(
        Guid id, Clerk clerk, string key, string reason, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await LoadAsync(db, id, clerk, cancellationToken);
        var content = contents.Of(id);
        var opened = content.License ?? throw new InvalidOperationException("No license is open at this visit.");
        if (opened.Mask.Of(key) is not { } mask || (mask is MaskReason.OfAnotherPerson
            && visit.Holders.Any(holder => holder.Answer is ConsentAnswer.Refused)))
        {
            throw new InvalidOperationException($"The field {key} is not to be shown.");
        }

        var note = NoteAbout(visit, AuditAction.FieldRevealed, opened.License) with
        {
            Details = [new("Field", key), new("Mask", mask.ToString()), new("Reason", reason)],
        };
        content.Prove(await audit.RecordAsync(null, note, cancellationToken), AuditAction.FieldRevealed);
        content.Reveal(opened, key);
    }

    private async Task<OpeningAnswer> VerifyAsync(
        CounterDeskDb db, Visit visit, VisitContent content, LicenseReading.Read read, FileWord? word,
        CancellationToken cancellationToken)
    {
        var (license, file) = (read.License, read.File);
        var kind = kinds.Find(license.KindCode);
        var askedFor = HolderOf(license, visit, content)!.Code;
        var report = LicenseVerifier.Verify(new VerificationInput
        {
            License = license,
            Kind = kind,
            File = file is null
                ? null
                : LicenseFileVerifier.Verify(file.Bytes, trust.Current, time.GetUtcNow(), visit.PurposeText),
            FileAtPlatform = word?.Answer,
            AskedFor = askedFor,
            Today = clock.Today,
            At = clock.Now,
        });

        var item = await items.ReadAsync(visit.ItemCode, cancellationToken);
        var needed = item is null ? null : RequiredMaterials.Of(item, kinds);
        db.Add(new VerificationEntry(
            visit.Id, license.KindCode, license.KindName, report.Genuine, report.InForce, UtcNow));
        var relation = await FindRelationAsync(db, visit, license, kind, report, askedFor, cancellationToken);
        var note = NoteAbout(visit, AuditAction.LicenseVerified, license) with
        {
            Outcome = report.Genuine is GenuineAnswer.CouldNotBeTold ? AuditOutcome.CouldNotBeTold : AuditOutcome.Done,
            Details =
            [
                new("Genuine", report.Genuine.ToString()), new("InForce", report.InForce.ToString()),
                .. Circumstances(license, report),
                .. relation is null ? [] : (AuditDetail[])[new("Relation", relation.Answer.ToString())],
            ],
        };
        var receipt = await audit.RecordAsync(db, null, note, cancellationToken);

        var opened = new OpenLicense(license, file, kind, report, askedFor, needed)
        {
            Relation = relation, Voucher = word?.Platform.Name,
        };
        content.Show(opened);
        content.Prove(receipt, AuditAction.LicenseVerified);
        changes.Tell(visit);
        return new OpeningAnswer.Opened(opened);
    }

    // What the report of the day counts verifications by.
    private static IEnumerable<AuditDetail> Circumstances(License license, VerificationReport report)
    {
        yield return new("Source", license.Origin.Source);
        if (license.RegionCode is { Length: >= RegionCode.CountyLength } region)
        {
            yield return new("Region", region[..RegionCode.CountyLength]);
        }

        if (report.Decisive is { } why)
        {
            yield return new("Reason", why.Reason?.ToString() ?? why.FileReason?.ToString() ?? why.Check.ToString());
        }
    }

    // What another source knows against a license counts, wherever the license itself comes from.
    private static LicenseReading WithWorstStatus(LicenseReading reading, LicenseHit? hit) =>
        reading is LicenseReading.Read(var license, _) read && hit is { Differences.IsEmpty: false }
            ? read with { License = license with { Status = LicenseMerge.Worse(license.Status, hit.Status) } }
            : reading;

    private static LicenseReading WithWorstStatus(LicenseReading reading, PlatformAnswer<PlatformWord> said) =>
        reading is LicenseReading.Read(var license, _) read && said is PlatformAnswer<PlatformWord>.Answered(var word)
            ? read with { License = license with { Status = LicenseMerge.Worse(license.Status, PlatformDesk.StatusOf(word)) } }
            : reading;

    private static async Task<Visit> LoadAsync(
        CounterDeskDb db, Guid id, Clerk clerk, CancellationToken cancellationToken)
    {
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        return visit.MayLook
            ? visit
            : throw new InvalidOperationException("Nothing is looked up before purpose and basis are recorded.");
    }

    private AuditNote NoteAbout(Visit visit, AuditAction action, License license) => VisitNote.Of(visit, action) with
    {
        LicenseHash = keys.HashLicense(license.Identifier),
        KindCode = license.KindCode,
        Details = [new("Source", license.Origin.Source)],
    };

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

    private async Task<RelationFinding?> FindRelationAsync(
        CounterDeskDb db, Visit visit, License license, LicenseKind? kind, VerificationReport report, HolderCode askedFor,
        CancellationToken cancellationToken)
    {
        if (kind?.Proves is null || visit.HolderOf(keys.HashHolder(askedFor)) is not { } holder || !visit.NeedsProof(holder))
        {
            return null;
        }

        var acting = visit.AskedFor(holder);
        var (one, other) = (
            await db.FindHolderAsync(keys, acting.Id, cancellationToken),
            await db.FindHolderAsync(keys, holder.Id, cancellationToken));
        var finding = holder.Role is PartyRole.Enterprise
            ? RelationProof.OfRepresentative(license, kind, report, one!, other!)
            : RelationProof.OfParent(license, kind, report, one!, other!, clock.Today);
        if (finding.Answer is RelationAnswer.Proven)
        {
            visit.Prove(acting, kind.Code, UtcNow);
        }

        return finding;
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

    private static AuditOutcome OutcomeOf(LicenseReading reading) => reading switch
    {
        LicenseReading.Read => AuditOutcome.Done,
        LicenseReading.None => AuditOutcome.NothingFound,
        LicenseReading.Unavailable => AuditOutcome.CouldNotBeTold,
        _ => throw new UnreachableException(),
    };

    private static HolderCode? AskedFor(VisitContent content) => (content.Search?.Query as LicenseQuery.ByHolder)?.Code;

    // Of several holders the one who was asked for; otherwise the first who agreed. Null when nobody did.
    private Holder? HolderOf(License license, Visit visit, VisitContent content)
    {
        var agreed = license.Holders.Where(holder => IsOffered(visit, holder.Code, license.KindCode)).ToList();
        return agreed.FirstOrDefault(holder => holder.Code == AskedFor(content)) ?? agreed.FirstOrDefault();
    }

    // Whose they are can be said when all hits have one holder in common. Otherwise a holder's number is all that is
    // known.
    private static string? HolderOf(SearchAnswer.Answered answer)
    {
        var inCommon = answer.Lookup is LicenseLookup.Found(var hits)
            ? hits.Select(hit => hit.MaskedHolders).Aggregate((some, others) => [.. some.Intersect(others)])
            : [];
        return inCommon is [var only] ? only : answer.Query is LicenseQuery.ByHolder ? answer.Masked : null;
    }

    // What a platform was asked about the file, and what it said.
    private sealed record FileWord(ISharingPlatform Platform, PlatformAnswer<PlatformWord> Answer);
}
