using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Auditing.Search;

/// <summary>
/// Reads in the log for an auditor. Her reading is announced before and recorded before anything is shown; whom she
/// asked for stands in the log as it does for everybody.
/// </summary>
public sealed class AuditReader(
    IDbContextFactory<CounterDeskDb> databases, AuditLog log, IKeyRing keys, IOptions<HallOptions> hall, TimeProvider time)
{
    public const int PageRows = 50;

    // Where several filters meet, no index has them all, and many entries may be looked through for a few.
    private const long FirstStretch = 50_000;
    private static readonly TimeSpan _longest = TimeSpan.FromMilliseconds(200);

    private const int MostActors = 1000;

    private string Hall => hall.Value.Code;

    /// <summary>One page, the latest entries first.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing is shown.</exception>
    public async Task<AuditPage> FindAsync(AuditQuestion question, Clerk auditor, CancellationToken cancellationToken)
    {
        await log.RequireAsync(auditor, DeskRoles.Auditor, cancellationToken);
        var note = NoteOf(question, auditor);
        return await log.AnnouncedAsync(note, async announcement =>
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var page = await ReadAsync(db, question, announcement.Sequence, cancellationToken);
            var found = note with
            {
                Outcome = page.Entries.IsEmpty ? AuditOutcome.NothingFound : AuditOutcome.Done,
                Details = note.Details.Add(new("Hits", $"{page.Entries.Length}")),
            };
            return page with { Receipt = await log.RecordAsync(announcement, found, cancellationToken) };
        }, cancellationToken);
    }

    /// <summary>An entry and its neighbors, the earliest first. Recorded as reading.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing is shown.</exception>
    public async Task<ImmutableArray<PlacedEntry>> ReadPlaceAsync(
        long sequence, Clerk auditor, CancellationToken cancellationToken)
    {
        await log.RequireAsync(auditor, DeskRoles.Auditor, cancellationToken);
        var note = Note(auditor) with { Details = [new("Entry", $"{sequence}")] };
        return await log.AnnouncedAsync(note, async announcement =>
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var entries = await OfHall(db)
                .Where(entry => entry.Sequence >= sequence - 2 && entry.Sequence <= sequence + 1)
                .OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
            var outcome = entries.Any(entry => entry.Sequence == sequence)
                ? AuditOutcome.Done
                : AuditOutcome.NothingFound;
            await log.RecordAsync(announcement, note with { Outcome = outcome }, cancellationToken);
            return Place(entries, sequence - 1);
        }, cancellationToken);
    }

    /// <summary>All who ever wrote an entry, by their ids: who can be asked for.</summary>
    public async Task<ImmutableArray<AuditActor>> FindActorsAsync(Clerk auditor, CancellationToken cancellationToken)
    {
        await log.RequireAsync(auditor, DeskRoles.Auditor, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var actors = ImmutableArray.CreateBuilder<AuditActor>();

        // From one to the next along the index: to sort out who is different, all entries would have to be read.
        var last = "";
        while (actors.Count < MostActors)
        {
#pragma warning disable CA1309 // The database compares, in the order of its own index.
            var next = await OfHall(db).Where(entry => string.Compare(entry.Actor, last) > 0)
#pragma warning restore CA1309
                .OrderBy(entry => entry.Actor).Select(entry => entry.Actor).FirstOrDefaultAsync(cancellationToken);
            if (next is null)
            {
                break;
            }

            var signIn = await OfHall(db)
                .Where(entry => entry.Actor == next && entry.Action == nameof(AuditAction.SignIn))
                .OrderByDescending(entry => entry.Sequence).Select(entry => entry.Details)
                .FirstOrDefaultAsync(cancellationToken);
            actors.Add(new AuditActor(next, AuditDetail.Read(signIn).GetValueOrDefault("Number") ?? ""));
            last = next;
        }

        return actors.ToImmutable();
    }

    private IQueryable<AuditEntry> OfHall(CounterDeskDb db) =>
        db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Hall == Hall);

    // What the auditor's own question wrote is not among the answers.
    private async Task<AuditPage> ReadAsync(
        CounterDeskDb db, AuditQuestion question, long own, CancellationToken cancellationToken)
    {
        var (first, last) = await LogDays.FindAsync(OfHall(db), question.From, question.To, cancellationToken);
        (first, last) = await WithinHoursAsync(OfHall(db), question, first, last, cancellationToken);
        last = Math.Min(Math.Min(last, own - 1), (question.Before ?? long.MaxValue) - 1);
        if (question.Term is AuditTerm.Entry(var from))
        {
            last = Math.Min(last, from);
        }

        var matching = await MatchAsync(db, question, first, last, cancellationToken);
        List<AuditEntry> found = [];
        var start = time.GetTimestamp();
        for (var stretch = FirstStretch; last >= first && found.Count <= PageRows; stretch *= 2)
        {
            // The next stretch is as long as all before it, and may take as long again.
            if (stretch > FirstStretch && 2 * time.GetElapsedTime(start) > _longest)
            {
                return new AuditPage([.. found], last + 1, IsCutShort: true, null!);
            }

            var (low, high) = (Math.Max(first, last - stretch + 1), last);
            found.AddRange(await matching
                .Where(entry => entry.Sequence >= low && entry.Sequence <= high)
                .OrderByDescending(entry => entry.Sequence)
                .Take(PageRows + 1 - found.Count).ToListAsync(cancellationToken));
            last = low - 1;
        }

        return new AuditPage(
            [.. found.Take(PageRows)], found.Count > PageRows ? found[PageRows - 1].Sequence : null, IsCutShort: false, null!);
    }

    // Within the days of the log an hour is the clock's. A clock that was set back is no way to hide: the numbers are those
    // of all entries of that part of the day, wherever they stand.
    private static async Task<(long First, long Last)> WithinHoursAsync(
        IQueryable<AuditEntry> ofHall, AuditQuestion question, long first, long last, CancellationToken cancellationToken)
    {
        if (question.BeginUtc is { } begin)
        {
            var end = DeskClock.BeginningOf(question.From!.Value.AddDays(1));
            var from = await ofHall.Where(entry => entry.AtUtc >= begin && entry.AtUtc < end)
                .MinAsync(entry => (long?)entry.Sequence, cancellationToken);
            first = Math.Max(first, from ?? first);
        }

        if (question.EndUtc is { } until)
        {
            var start = DeskClock.BeginningOf(question.To!.Value);
            var to = await ofHall.Where(entry => entry.AtUtc >= start && entry.AtUtc < until)
                .MaxAsync(entry => (long?)entry.Sequence, cancellationToken);
            last = Math.Min(last, to ?? last);
        }

        return (first, last);
    }

    private async Task<IQueryable<AuditEntry>> MatchAsync(
        CounterDeskDb db, AuditQuestion question, long first, long last, CancellationToken cancellationToken)
    {
        var entries = OfHall(db);
        entries = question.Actor is { } actor ? entries.Where(entry => entry.Actor == actor) : entries;
        entries = question.KindCode is { } kind ? entries.Where(entry => entry.KindCode == kind) : entries;
        entries = question.BeginUtc is { } begin ? entries.Where(entry => entry.AtUtc >= begin) : entries;
        entries = question.EndUtc is { } end ? entries.Where(entry => entry.AtUtc < end) : entries;
        if (question.Action?.ToString() is { } action)
        {
            entries = entries.Where(entry => entry.Action == action);
        }

        if (question.Outcome?.ToString() is { } outcome)
        {
            entries = entries.Where(entry => entry.Outcome == outcome);
        }

        switch (await ResolveAsync(db, question.Term, first, last, cancellationToken))
        {
            case AuditTerm.Subject(var subject, _):
                return entries.Where(entry => entry.SubjectHash == subject);
            case AuditTerm.License(var license):
                return entries.Where(entry => entry.LicenseHash == license);
            case AuditTerm.Visit(var visit):
                return entries.Where(entry => entry.Visit == visit);
            default:
                return entries;
        }
    }

    // What was typed as the hashes and ids that entries have.
    private async Task<AuditTerm?> ResolveAsync(
        CounterDeskDb db, AuditTerm? term, long first, long last, CancellationToken cancellationToken)
    {
        switch (term)
        {
            case AuditTerm.Number(var text):
                var candidates = CandidatesOf(text).ToList();
                foreach (var candidate in candidates)
                {
                    var known = candidate is AuditTerm.License(var license)
                        ? OfHall(db).AnyAsync(entry => entry.LicenseHash == license, cancellationToken)
                        : IsKnownAsync(((AuditTerm.Subject)candidate).Hash);
                    if (await known)
                    {
                        return candidate;
                    }
                }

                return candidates[0];
            case AuditTerm.VisitOnPaper(var number):
                // No database can search by the end of an id.
                var opened = OfHall(db)
                    .Where(entry => entry.Action == nameof(AuditAction.VisitOpened)
                        && entry.Sequence >= first && entry.Sequence <= last && entry.Visit != null)
                    .OrderByDescending(entry => entry.Sequence).Select(entry => entry.Visit!.Value);
                await foreach (var id in opened.AsAsyncEnumerable().WithCancellation(cancellationToken))
                {
                    if (VisitNumber.Of(id) == number)
                    {
                        return new AuditTerm.Visit(id);
                    }
                }

                return new AuditTerm.Visit(Guid.Empty);
            default:
                return term;
        }

        Task<bool> IsKnownAsync(byte[] hash) =>
            OfHall(db).AnyAsync(entry => entry.SubjectHash == hash, cancellationToken);
    }

    private IEnumerable<AuditTerm> CandidatesOf(string text)
    {
        if (LicenseIdentifier.TryParse(text, out var identifier))
        {
            yield return new AuditTerm.License(keys.HashLicense(identifier));
            yield return new AuditTerm.Subject(keys.HashLicense(identifier), "");
        }

        // Those that follow a rule first: any text is a number of the others.
        foreach (var type in Enum.GetValues<HolderCodeType>()
            .OrderBy(type => type is HolderCodeType.ResidentId or HolderCodeType.UnifiedSocialCreditCode ? 0 : 1))
        {
            if (HolderCode.TryParse(type, text, out var code))
            {
                yield return new AuditTerm.Subject(keys.HashHolder(code), "");
            }
        }

        yield return new AuditTerm.Subject(keys.HashLicenseNumber(text), "");
    }

    private static ImmutableArray<PlacedEntry> Place(List<AuditEntry> entries, long first) =>
    [
        .. from entry in entries
           where entry.Sequence >= first
           let before = entries.FirstOrDefault(other => other.Sequence == entry.Sequence - 1)
           let computed = AuditChain.HashOf(entry)
           select new PlacedEntry(
               entry, computed,
               entry.Hash.AsSpan().SequenceEqual(computed)
               && (before?.Hash ?? new byte[AuditChain.HashLength]).AsSpan().SequenceEqual(entry.PreviousHash)),
    ];

    private static AuditNote Note(Clerk auditor) => new()
    {
        Action = AuditAction.LogRead, Actor = auditor.Id, Role = DeskRoles.Auditor,
    };

    private AuditNote NoteOf(AuditQuestion question, Clerk auditor)
    {
        List<AuditDetail> details = [];
        Add("From", Moment(question.From, question.FromTime));
        Add("To", Moment(question.To, question.ToTime));
        Add("Who", question.Actor);
        Add("Action", question.Action?.ToString());
        Add("Outcome", question.Outcome?.ToString());
        Add("Number", (question.Term as AuditTerm.VisitOnPaper)?.Value.Value);
        Add("Entry", (question.Term as AuditTerm.Entry)?.Sequence.ToString(CultureInfo.InvariantCulture));
        Add("Before", question.Before?.ToString(CultureInfo.InvariantCulture));
        var asked = question.Term is AuditTerm.Number(var text) ? CandidatesOf(text).First() : question.Term;
        return Note(auditor) with
        {
            KindCode = question.KindCode,
            Subject = question.Term switch
            {
                AuditTerm.Number number => number.ToString(),
                AuditTerm.Subject { Masked.Length: > 0 } subject => subject.Masked,
                _ => null,
            },
            SubjectHash = (asked as AuditTerm.Subject)?.Hash,
            LicenseHash = (asked as AuditTerm.License)?.Hash,
            Visit = (asked as AuditTerm.Visit)?.Id,
            Details = [.. details],
        };

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                details.Add(new(name, value));
            }
        }
    }

    private static string? Moment(DateOnly? day, TimeOnly? time) => day is not { } known ? null
        : time is { } minute ? known.ToDateTime(minute).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)
        : known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
