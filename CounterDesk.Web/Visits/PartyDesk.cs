using System.Diagnostics;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.IdCards;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Visits;

/// <summary>Says who is at a visit, and who they are.</summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed class PartyDesk(
    IDbContextFactory<CounterDeskDb> databases, VisitRecord record, VisitContents contents, IKeyRing keys,
    DeskClock clock)
{
    public async Task<Visit> AddAsync(
        Guid id, Clerk clerk, PartyRole role, bool isPresent, CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        return await record.ChangeAsync(id, clerk, AuditAction.PartyAdded, changing =>
        {
            changing.Visit.Add(role, isPresent, changing.AtUtc);
            changing.Visit.GoTo(VisitStep.Identity, changing.AtUtc);
            return [new("Role", role.ToString())];
        }, cancellationToken);
    }

    public async Task<Visit> RemoveAsync(Guid id, Clerk clerk, Guid party, CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        return await record.ChangeAsync(id, clerk, AuditAction.PartyRemoved, changing =>
        {
            var found = changing.Visit.Find(party);
            changing.About = found;
            changing.Visit.Remove(party, changing.AtUtc);
            return [new("Role", found.Role.ToString())];
        }, cancellationToken);
    }

    /// <summary>
    /// Records who a party is, and what the clerk saw. What was fetched and agreed before was another person's, and is
    /// let go of. False, and nothing changes, when another party of the visit is that person.
    /// </summary>
    public async Task<bool> IdentifyAsync(
        Guid id, Clerk clerk, Guid party, Identity identity, Holder known, CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        var hash = keys.HashHolder(known.Code);
        var isTaken = false;
        await record.ChangeAsync(id, clerk, AuditAction.IdentityRecorded, async (changing, cancellation) =>
        {
            var about = changing.Visit.Find(party);
            isTaken = changing.Visit.IsTaken(party, hash);
            changing.Outcome = isTaken || identity.Face is FaceAnswer.NotSame ? AuditOutcome.Refused : AuditOutcome.Done;
            changing.About = isTaken ? null : about;
            if (!isTaken)
            {
                changing.Visit.Identify(party, identity, Mark(known, hash), changing.AtUtc);
                changing.Visit.AskFor(null, null, changing.AtUtc);
                await KeepAsync(changing.Db, party, known, cancellation);
                contents.Of(id).LeaveSearch();
            }

            return
            [
                new("Role", about.Role.ToString()), new("Method", identity.Method.ToString()),
                .. Said("Face", identity.Face), .. Said("Reason", identity.Reason),
                .. Said("Seen", identity.Seen is SeenDocuments.None ? null : (SeenDocuments?)identity.Seen),
                .. When(
                    identity.Method is IdentityMethod.CardReader or IdentityMethod.ExpiredCard, "Signed",
                    identity.IsSigned),
                .. When(isTaken, "Taken", isTaken),
            ];
        }, cancellationToken);
        return !isTaken;
    }

    /// <summary>
    /// Takes what a second person confirmed as the party's identity, as long as it holds. False, and nothing changes,
    /// when it does not.
    /// </summary>
    public async Task<bool> ConfirmAsync(
        Guid id, Clerk clerk, Confirmation confirmation, CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        var holds = false;
        await record.ChangeAsync(id, clerk, AuditAction.IdentityRecorded, async (changing, cancellation) =>
        {
            var kept = await changing.Db.Set<Confirmation>().AsNoTracking().SingleAsync(
                asked => asked.Id == confirmation.Id && asked.VisitId == id, cancellation);
            var party = changing.Visit.Find(kept.PartyId);
            holds = kept.Subject == party.NeedsSecond()
                && kept.HoldsAt(changing.AtUtc, visitIsOpen: true) && party.IdentifiedAtUtc <= kept.DecidedAtUtc;
            changing.About = party;
            changing.Outcome = holds ? AuditOutcome.Done : AuditOutcome.Refused;
            if (holds)
            {
                changing.Visit.Confirm(
                    party.Id, kept.DecidedByNumber!, kept.ValidUntilUtc!.Value, changing.AtUtc);
            }

            return [new("Confirmation", kept.Id.ToString()), new("Override", kept.Subject.ToString())];
        }, cancellationToken);
        return holds;
    }

    /// <summary>Says that a card is going to be read. Only then may it be.</summary>
    public async Task<AuditReceipt> AnnounceCardAsync(Guid id, Clerk clerk, Guid party, CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        return await record.NoteAsync(
            id, clerk, party, null, AuditAction.CardRead, note => note with { Outcome = AuditOutcome.Announced },
            cancellationToken);
    }

    /// <summary>Records what came of reading a card, before it is shown. The card itself is not in the entry.</summary>
    public async Task RecordCardAsync(
        Guid id, Clerk clerk, Guid party, AuditReceipt announcement, CardReading reading,
        CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        await record.NoteAsync(
            id, clerk, party, announcement, AuditAction.CardRead, note => Tell(note, reading), cancellationToken);
        if (reading is CardReading.Read { Card: var card })
        {
            contents.Of(id).Keep(new(card.Name, HolderCode.Of(card.Number), card.ValidFrom, card.ValidUntil));
        }
    }

    /// <summary>Records that a party's whole name and number are shown. Only then may they be.</summary>
    public async Task RecordRevealAsync(Guid id, Clerk clerk, Guid party, CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        await record.NoteAsync(id, clerk, party, null, AuditAction.IdentityRevealed, note => note, cancellationToken);
    }

    private AuditNote Tell(AuditNote note, CardReading reading) => reading switch
    {
        CardReading.Read(var card, var isSigned, var isStandIn) => note with
        {
            SubjectHash = keys.HashHolder(HolderCode.Of(card.Number)),
            Details = [new("Signed", isSigned.ToString()), new("StandIn", isStandIn.ToString())],
        },
        CardReading.NotRead(var trouble, var fault) => note with
        {
            Outcome = AuditOutcome.Failed, Details = [new("Trouble", trouble.ToString()), .. Said("Fault", fault)],
        },
        _ => throw new UnreachableException(),
    };

    /// <summary>The counter at which the party is being served in another open visit; null when there is none.</summary>
    public async Task<string?> FindOtherCounterAsync(Guid id, Guid party, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var hash = await db.Set<Party>().Where(found => found.Id == party).Select(found => found.NumberHash)
            .SingleAsync(cancellationToken);
        return hash is null ? null : await db.Set<Party>()
            .Where(other => other.NumberHash == hash && other.VisitId != id && other.IsPresent)
            .Join(
                db.Set<Visit>().Where(visit => visit.ClosedAtUtc == null), other => other.VisitId, visit => visit.Id,
                (_, visit) => visit.Counter)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static AuditDetail[] Said<T>(string name, T? value)
        where T : struct, Enum => value is { } said ? [new(name, said.ToString())] : [];

    private static AuditDetail[] When(bool isSaid, string name, bool value) =>
        isSaid ? [new(name, value.ToString())] : [];

    private IdentifiedAs Mark(Holder known, byte[] hash) => new(
        Mask.Cut(Mask.Name(known), Visit.MaxMaskedLength),
        Mask.Number(known.Code),
        hash,
        known.Code.BirthDate is { } birth ? AgeOn(clock.Today, birth) : null,
        known.Code.Type is HolderCodeType.ResidentId ? ResidentIdNumber.Parse(known.Code.Text).IsMale : null);

    private static int AgeOn(DateOnly today, DateOnly birth) =>
        today.Year - birth.Year - (today < birth.AddYears(today.Year - birth.Year) ? 1 : 0);

    private async Task KeepAsync(
        CounterDeskDb db, Guid party, Holder known, CancellationToken cancellationToken)
    {
        if (await db.Set<PartyIdentity>().SingleOrDefaultAsync(kept => kept.PartyId == party, cancellationToken)
            is { } before)
        {
            before.Content = keys.Seal(known);
        }
        else
        {
            db.Add(new PartyIdentity { PartyId = party, Content = keys.Seal(known) });
        }
    }
}
