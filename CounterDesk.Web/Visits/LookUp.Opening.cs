using System.Diagnostics;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.Visits;

public sealed partial class LookUp
{
    public async Task<OpeningAnswer> OpenAsync(
        Guid id, Clerk clerk, LicenseIdentifier identifier, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        return await ReadAsync(id, clerk, identifier, isAside: false, cancellationToken);
    }

    /// <summary>
    /// Reads and verifies a license for a page that shows many side by side. It is recorded as an opened one is; it is not
    /// opened, the visit stays where it is, and its file is let go of.
    /// </summary>
    public async Task<OpeningAnswer> CheckAsync(
        Guid id, Clerk clerk, LicenseIdentifier identifier, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        return await ReadAsync(id, clerk, identifier, isAside: true, cancellationToken);
    }

    private async Task<OpeningAnswer> ReadAsync(
        Guid id, Clerk clerk, LicenseIdentifier identifier, bool isAside, CancellationToken cancellationToken)
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
            var isStale = false;
            if (reading is LicenseReading.Read(var license, var file))
            {
                var holder = HolderOf(license, visit, content);
                if (holder is not null && platforms.IsStale(license))
                {
                    var (status, detail) = await platforms.AskStatusAsync(
                        platforms.VoucherOf(license, content.Search), license, visit, clerk, cancellationToken);
                    (isStale, details) = (status is LicenseStatus.Unknown, details.Add(detail));
                    license = license with { Status = status };
                    reading = new LicenseReading.Read(license, file);
                }

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
                if (holder is not null && !isAside)
                {
                    visit.AskFor(keys.HashHolder(holder.Code), Mask.Name(holder), UtcNow);
                    visit.Enter(VisitPhase.Fetching, since);
                    visit.GoTo(VisitStep.License, UtcNow);
                    note = NoteAbout(visit, AuditAction.LicenseOpened, license);
                }
            }

            note = note with { Outcome = outcome, Details = [.. note.Details, .. details] };
            await audit.RecordAsync(db, announcement, note, cancellationToken);
            return (Reading: reading, Outcome: outcome, Word: word, IsStale: isStale);
        }, cancellationToken);

        return opened switch
        {
            (LicenseReading.Read, AuditOutcome.Refused, _, _) => new OpeningAnswer.NotAgreed(),
            (LicenseReading.Read read, _, var word, var isStale) =>
                await VerifyAsync(db, visit, content, read, word, isStale, isAside, cancellationToken),
            (LicenseReading.None, _, _, _) => new OpeningAnswer.Gone(),
            (LicenseReading.Unavailable, _, _, _) => new OpeningAnswer.Unavailable(),
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
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
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
        CounterDeskDb db, Visit visit, VisitContent content, LicenseReading.Read read, FileWord? word, bool isStale,
        bool isAside, CancellationToken cancellationToken)
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
            IsStatusStale = isStale,
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

        var opened = new OpenLicense(license, isAside ? null : file, kind, report, askedFor, needed)
        {
            Relation = relation, Voucher = word?.Platform.Name,
        };
        if (isAside)
        {
            VisitContent.Zero(file);
        }
        else
        {
            content.Show(opened);
        }

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
            ? read with { License = license with { Status = LicenseMerge.Worse(license.Status, FreshStatus.Of(word)) } }
            : reading;

    private AuditNote NoteAbout(Visit visit, AuditAction action, License license) => VisitNote.Of(visit, action) with
    {
        LicenseHash = keys.HashLicense(license.Identifier),
        KindCode = license.KindCode,
        Details = [new("Source", license.Origin.Source)],
    };

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

    // What a platform was asked about the file, and what it said.
    private sealed record FileWord(ISharingPlatform Platform, PlatformAnswer<PlatformWord> Answer);
}
