using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.WorkingDays;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Objections;

/// <summary>
/// Files objections to the license that is open at a visit, or to one that was not found. Record, evidence and audit
/// entry are one transaction.
/// </summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed class ObjectionDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IKeyRing keys, EvidenceStore evidence,
    WorkCalendar calendar, VisitContents contents, ObjectionSlips slips, PlatformDesk platforms, ObjectionSending sending,
    IOptions<HallOptions> hall, DeskClock clock)
    : IDisposable
{
    // Each lost attempt means that another process took the number.
    private const int MostAttempts = 50;

    // The receipt is the applicant's; a visit does not know another language yet.
    private const string PaperLanguage = "zh-CN";

    private readonly SemaphoreSlim _turn = new(1, 1);

    public void Dispose() => _turn.Dispose();

    /// <summary>What may be said about what the visit shows, in the order of the faults.</summary>
    public static IReadOnlyList<ObjectionFault> FaultsOf(VisitContent content) => content switch
    {
        { License: { } open } => ObjectionRules.Of(
            open.Report, open.File is not null, content.Search?.HitOf(open.License.Identifier) is { Differences.IsEmpty: false }),
        { Search.Lookup: LicenseLookup.None } => ObjectionRules.WhenNotFound,
        _ => [],
    };

    /// <summary>
    /// Files an objection to what the visit shows, and shows its receipt. A license is objected to once in a visit: a
    /// second time shows the first receipt again.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// Purpose and basis are not recorded, or the fault cannot be said of it: ask FaultsOf first.
    /// </exception>
    /// <param name="id">The visit.</param>
    /// <param name="clerk">Whose visit it is.</param>
    /// <param name="fault">What is wrong.</param>
    /// <param name="note">What is wrong in the clerk's words.</param>
    /// <param name="phone">Where whoever raises it can be called; null when she leaves no number.</param>
    /// <param name="missing">Of a license that was not found, what kind it is and who should have issued it.</param>
    /// <param name="cancellationToken">The clerk has left.</param>
    public async Task FileAsync(
        Guid id, Clerk clerk, ObjectionFault fault, string? note, string? phone, MissingLicense? missing,
        CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        var content = contents.Of(id);
        if (!FaultsOf(content).Contains(fault))
        {
            throw new InvalidOperationException($"{fault} cannot be said of what the visit shows.");
        }

        (note, phone) = (ObjectionRules.TidyNote(note), ObjectionRules.TidyPhone(phone));
        if (await FileOnceAsync(id, content, clerk, fault, note, phone, missing, cancellationToken) is { } filed
            && PlatformFor(content) is { } platform)
        {
            var sent = await sending.SendAsync(filed, platform, clerk, CancellationToken.None);
            content.Show(Draw(sent, note, phone, clerk));
        }
    }

    // Whoever has the license takes word of it; of one that nobody has, the first who was asked and has none.
    private string? PlatformFor(VisitContent content) => content.License is { } open
        ? platforms.VoucherOf(open.License, content.Search)?.Key
        : content.Search?.Others.FirstOrDefault(source => source.State is SourceState.None)?.Key;

    // The number of what was filed; null when it had been before.
    private async Task<string?> FileOnceAsync(
        Guid id, VisitContent content, Clerk clerk, ObjectionFault fault, string? note, string? phone,
        MissingLicense? missing, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                await using var db = await databases.CreateDbContextAsync(cancellationToken);
                var visit = await LoadAsync(db, id, clerk, cancellationToken);
                var filed = Describe(visit, content, fault, missing);
                if (await FindAsync(db, filed, cancellationToken) is { } found)
                {
                    var first = await evidence.ReadAsync(db, found.Number, cancellationToken);
                    content.Show(Draw(found, first?.Note, first?.Telephone, clerk));
                    return null;
                }

                var sequence = await NextSequenceAsync(db, filed, cancellationToken);
                try
                {
                    var objection = Objection.File(filed, sequence);
                    await FileAsync(db, visit, content, clerk, objection, note, phone, missing);
                    return objection.Number;
                }
                catch (DbUpdateException exception)
                    when (exception is not DbUpdateConcurrencyException && attempt < MostAttempts)
                {
                    // Somebody else took the number, or objected to it at this visit, in another process.
                    if (await FindAsync(db, filed, cancellationToken) is null
                        && await NextSequenceAsync(db, filed, cancellationToken) == sequence)
                    {
                        throw;
                    }
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Records that the receipt goes to the printer. Only then may it be sent there.</summary>
    public async Task RecordSendingAsync(Guid id, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        var content = contents.Of(id);
        var note = VisitNote.Of(visit, AuditAction.ObjectionReceiptSent) with
        {
            Details = [new("Number", content.Objection?.Objection.Number
                ?? throw new InvalidOperationException("No receipt is shown at this visit."))],
        };
        content.Prove(await audit.RecordAsync(null, note, cancellationToken), note.Action);
    }

    private async Task FileAsync(
        CounterDeskDb db, Visit visit, VisitContent content, Clerk clerk, Objection objection, string? note, string? phone,
        MissingLicense? missing)
    {
        visit.Touch(objection.FiledAtUtc);
        db.Add(objection);
        var kept = await EvidenceOfAsync(db, visit, content, missing, note);
        db.Add(evidence.Seal(objection.Number, kept with { Telephone = phone }));
        var entry = VisitNote.Of(visit, AuditAction.ObjectionFiled) with
        {
            LicenseHash = objection.KindCode is null ? null : objection.AboutHash,
            KindCode = objection.KindCode,
            Details =
            [
                new("Number", objection.Number),
                new("Fault", objection.Fault.ToString()),
                new("Due", objection.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "Unknown"),
            ],
        };
        var receipt = await audit.RecordAsync(db, null, entry, CancellationToken.None);
        content.Show(Draw(objection, note, phone, clerk));
        content.Prove(receipt, AuditAction.ObjectionFiled);
    }

    private ObjectionOnScreen Draw(Objection objection, string? note, string? phone, Clerk clerk) =>
        slips.Draw(objection, note, clerk, PaperLanguage) with { MaskedPhone = phone is null ? null : Mask.Phone(phone) };

    private FiledObjection Describe(Visit visit, VisitContent content, ObjectionFault fault, MissingLicense? missing)
    {
        var about = new FiledObjection
        {
            Hall = hall.Value.Code,
            Day = clock.Today,
            Fault = fault,
            Visit = visit.Id,
            Counter = visit.Counter,
            ClerkId = visit.ClerkId,
            AboutHash = [],
            AboutMasked = "",
            MaskedHolder = visit.HolderMasked,
            Due = calendar.After(clock.Today, ObjectionRules.WorkingDaysToAnswer),
            AtUtc = clock.Now.UtcDateTime,
        };
        if (content.License is { License: var license })
        {
            return about with
            {
                AboutHash = keys.HashLicense(license.Identifier),
                AboutMasked = Mask.Number(license.Number),
                KindCode = license.KindCode,
                KindName = license.KindName,
                IssuerName = license.IssuerName,
            };
        }

        var term = SearchedTerm.Of(content.Search!.Query, keys);

        // What was typed may be longer than any number.
        return about with
        {
            AboutHash = term.Hash,
            AboutMasked = Mask.Cut(term.Masked, Objection.MaxMaskedLength),
            KindName = missing?.KindName,
            IssuerName = missing?.IssuerName,
        };
    }

    private async Task<KeptEvidence> EvidenceOfAsync(
        CounterDeskDb db, Visit visit, VisitContent content, MissingLicense? missing, string? note)
    {
        if (content.License is { } open)
        {
            return KeptEvidence.Of(open, content.Search?.HitOf(open.License.Identifier), note);
        }

        // Whose it should be is known of somebody who agreed at this visit.
        var query = content.Search!.Query;
        var party = query is LicenseQuery.ByHolder(var code) ? visit.HolderOf(keys.HashHolder(code)) : null;
        var holder = party is null ? null : await db.FindHolderAsync(keys, party.Id, CancellationToken.None);
        return KeptEvidence.Of(query, holder, missing, note);
    }

    private static async Task<Visit> LoadAsync(
        CounterDeskDb db, Guid id, Clerk clerk, CancellationToken cancellationToken)
    {
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        return visit.MayLook
            ? visit
            : throw new InvalidOperationException("Nothing is objected to before purpose and basis are recorded.");
    }

    private static Task<Objection?> FindAsync(
        CounterDeskDb db, FiledObjection filed, CancellationToken cancellationToken) =>
        db.Set<Objection>().AsNoTracking().SingleOrDefaultAsync(
            objection => objection.VisitId == filed.Visit && objection.AboutHash == filed.AboutHash, cancellationToken);

    private static async Task<int> NextSequenceAsync(
        CounterDeskDb db, FiledObjection filed, CancellationToken cancellationToken) =>
        (await db.Set<Objection>()
            .Where(objection => objection.Hall == filed.Hall && objection.Day == filed.Day)
            .MaxAsync(objection => (int?)objection.Sequence, cancellationToken) ?? 0) + 1;
}
