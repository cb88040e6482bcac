using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.ServiceItems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Visits.Papers;

/// <summary>
/// Reads in the audit log, and in the register of copies, what may be told to whoever asks who looked. The person is
/// found by keyed hash; visits that are held back are left out before anything is counted.
/// </summary>
public sealed class LookReader(
    LicenseKindCatalog kinds, IOptions<HallOptions> hall, IOptions<VisitPaperOptions> options)
{
    /// <summary>More looks than these are not put on one paper.</summary>
    public const int MostLooks = 200;

    /// <summary>All that was done about a person at one visit.</summary>
    internal async Task<LookLog> ReadVisitAsync(
        CounterDeskDb db, Guid visit, byte[] person, CancellationToken cancellationToken)
    {
        var told = await ReadAsync(db, [visit], cancellationToken);
        var copies = await db.Set<RegisteredCopy>().AsNoTracking()
            .Where(copy => copy.Visit == visit).ToListAsync(cancellationToken);
        return new(told.Entries, person, copies, told.NameOf) { Hall = hall.Value.Code };
    }

    /// <summary>All that may be told about a person of some days, the latest first.</summary>
    /// <param name="db">Where the log is.</param>
    /// <param name="person">By what hashes the person is found.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="asked">Whoever hands the paper out.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal async Task<LookedPeriod> ReadPeriodAsync(
        CounterDeskDb db, LookedPerson person, DateOnly from, DateOnly to, SignIn.Clerk asked,
        CancellationToken cancellationToken)
    {
        var (begin, end) = (DeskClock.BeginningOf(from), DeskClock.BeginningOf(to.AddDays(1)));
        var (number, name) = (person.NumberHash, person.NameHash);
        var visits = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.SubjectHash == number && entry.AtUtc >= begin && entry.AtUtc < end && entry.Visit != null)
            .Select(entry => entry.Visit!.Value).Distinct().ToListAsync(cancellationToken);
        if (name is not null)
        {
            visits.AddRange(await db.Set<AuditEntry>().AsNoTracking()
                .Where(entry => entry.SubjectHash == name && entry.AtUtc >= begin && entry.AtUtc < end && entry.Visit != null)
                .Select(entry => entry.Visit!.Value).Distinct().ToListAsync(cancellationToken));
        }

        var holder = person.CopyHash;
        var copies = await db.Set<RegisteredCopy>().AsNoTracking()
            .Where(copy => copy.HolderHash == holder && copy.MadeAtUtc < end).ToListAsync(cancellationToken);
        var checks = await ReadChecksAsync(db, copies, begin, end, cancellationToken);
        visits.AddRange(copies.Select(copy => copy.Visit));

        var told = await ReadAsync(db, [.. visits.Distinct()], cancellationToken);
        var ofPeriod = told.Entries.Where(entry => entry.AtUtc >= begin && entry.AtUtc < end).ToList();
        var known = await FindKnownMattersAsync(db, visits, number, cancellationToken);
        copies.RemoveAll(copy => !told.Visits.Contains(copy.Visit));
        var log = new LookLog(ofPeriod, number, copies, told.NameOf)
        {
            NameHash = name, KnownMatters = known, IsOfPeriod = true, Hall = hall.Value.Code,
        };
        var looks = log.Looks(asked);
        return new(
            [.. looks.Reverse().Take(MostLooks)],
            looks.Length > MostLooks,
            [
                .. from copy in copies
                   where copy.MadeAtUtc >= begin || checks.Contains(copy.Number)
                   orderby copy.MadeAtUtc descending
                   select CopyOf(copy, [.. checks[copy.Number]], known, told.NameOf),
            ],
            log.Objections);
    }

    private static LookedCopy CopyOf(
        RegisteredCopy copy, ImmutableArray<DateTimeOffset> checks, HashSet<Guid> known, Func<string, TwoNames> nameOf) => new()
    {
        Kind = nameOf(copy.KindCode),
        NumberTail = copy.Number.Value[^LookLog.TailLength..],
        MadeAt = DeskClock.At(copy.MadeAtUtc),
        Recipient = known.Contains(copy.Visit) ? copy.Recipient : null,
        Until = copy.ExpiresOn,
        Fate = LookLog.FateOf(copy.State),
        Checks = checks,
    };

    private static async Task<ILookup<Domain.Identifiers.CopyNumber, DateTimeOffset>> ReadChecksAsync(
        CounterDeskDb db, List<RegisteredCopy> copies, DateTime begin, DateTime end, CancellationToken cancellationToken)
    {
        var numbers = copies.Select(copy => copy.Number).ToList();
        var checks = await db.Set<CopyCheckEntry>().AsNoTracking()
            .Where(check => numbers.Contains(check.Number) && check.AtUtc >= begin && check.AtUtc < end)
            .OrderBy(check => check.AtUtc).ToListAsync(cancellationToken);
        return checks.ToLookup(check => check.Number, check => DeskClock.At(check.AtUtc));
    }

    // Whoever was there and identified was told what it was for, and whoever agreed as well.
    private static async Task<HashSet<Guid>> FindKnownMattersAsync(
        CounterDeskDb db, List<Guid> visits, byte[] number, CancellationToken cancellationToken)
    {
        var parties = await db.Set<Party>().AsNoTracking()
            .Where(party => party.NumberHash == number && visits.Contains(party.VisitId)).ToListAsync(cancellationToken);
        return
        [
            .. from party in parties
               where (party.IsPresent && party.IsIdentified) || party.BasisKind is not (null or BasisKind.StatutoryDuty)
               select party.VisitId,
        ];
    }

    private async Task<Told> ReadAsync(CounterDeskDb db, List<Guid> visits, CancellationToken cancellationToken)
    {
        var entries = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => visits.Contains(entry.Visit!.Value)).ToListAsync(cancellationToken);
        var rows = await db.Set<Visit>().AsNoTracking().IgnoreAutoIncludes()
            .Where(visit => visits.Contains(visit.Id))
            .Select(visit => new { visit.Id, visit.ItemCode, visit.Duty }).ToListAsync(cancellationToken);
        var codes = entries.Select(ItemOf).Concat(rows.Select(row => row.ItemCode)).OfType<string>().Distinct().ToList();
        var rule = new HeldBack(
            options.Value.HeldBackLaws ?? [.. HeldBack.UsualLaws], await FindMarkedAsync(db, codes, cancellationToken));
        var heldBack = rows.Where(row => rule.ByItem(row.ItemCode) || rule.ByProvision(row.Duty)).Select(row => row.Id)
            .Concat(entries.Where(entry => rule.ByItem(ItemOf(entry)) || rule.ByBasis(entry.Basis)).Select(entry => entry.Visit!.Value))
            .ToHashSet();
        var named = await db.Set<VerificationEntry>().AsNoTracking()
            .Where(entry => visits.Contains(entry.VisitId))
            .Select(entry => new { entry.KindCode, entry.KindName })
            .Distinct()
            .ToListAsync(cancellationToken);
        return new(
            [
                .. entries.Where(entry => !heldBack.Contains(entry.Visit!.Value))
                    .OrderBy(entry => entry.Hall, StringComparer.Ordinal).ThenBy(entry => entry.Sequence),
            ],
            [.. visits.Where(visit => !heldBack.Contains(visit))],
            code => NamesOf(code, named.FirstOrDefault(kind => kind.KindCode == code)?.KindName ?? code));
    }

    private static string? ItemOf(AuditEntry entry) => entry.Action is nameof(AuditAction.PurposeRecorded)
        ? AuditDetail.Read(entry.Details).GetValueOrDefault("Item")
        : null;

    // As the items are now: once a mark is taken away, what it held back is told.
    private static async Task<IEnumerable<string>> FindMarkedAsync(
        CounterDeskDb db, List<string> codes, CancellationToken cancellationToken)
    {
        var items = await db.Set<KeptServiceItem>().AsNoTracking()
            .Where(item => codes.Contains(item.Code)).Select(item => item.Content).ToListAsync(cancellationToken);
        return items.Select(ServiceItemFile.ReadItem).Where(item => item.IsHeldBack).Select(item => item.Code);
    }

    private TwoNames NamesOf(string code, string asTheSourceSays) => kinds.Find(code) is { } kind
        ? new(kind.Name, kind.EnglishName)
        : new(asTheSourceSays, asTheSourceSays);

    /// <param name="Entries">Of the visits that may be told, in the order of the log, or of each hall's.</param>
    /// <param name="Visits">Those visits.</param>
    /// <param name="NameOf">Names of a kind by its code.</param>
    private sealed record Told(List<AuditEntry> Entries, HashSet<Guid> Visits, Func<string, TwoNames> NameOf);
}

/// <summary>By what hashes a person is found.</summary>
/// <param name="NumberHash">Of the number, as the audit log has it.</param>
/// <param name="NameHash">Of name and birth date, as the audit log has it; null where no birth date is known.</param>
/// <param name="CopyHash">Of the number, as the register of copies has it.</param>
internal sealed record LookedPerson(byte[] NumberHash, byte[]? NameHash, byte[] CopyHash);

/// <summary>What may be told of a period, the latest first.</summary>
internal sealed record LookedPeriod(
    ImmutableArray<Look> Looks, bool HasMore, ImmutableArray<LookedCopy> Copies, ImmutableArray<string> Objections);
