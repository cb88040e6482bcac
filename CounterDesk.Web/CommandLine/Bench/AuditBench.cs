using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// How many entries the audit log takes, each committed before the next, and how fast the log is proven.
/// </summary>
internal static class AuditBench
{
    private const int Runs = 2000;
    private const int Desks = 8;
    private const int Proofs = 5;

    private static readonly AuditNote _note = new()
    {
        Action = AuditAction.Search,
        Actor = "bench-0001",
        Role = "clerk",
        Counter = "3",
        Visit = Guid.CreateVersion7(),
        Purpose = "不动产转移登记",
        Basis = "HolderAuthorization",
        Subject = "999901********0021",
        SubjectHash = new byte[32],
        LicenseHash = new byte[32],
        Details = [new AuditDetail("Hits", "2"), new AuditDetail("Source", "library")],
    };

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var log = services.GetRequiredService<AuditLog>();
        var databases = services.GetRequiredService<IDbContextFactory<CounterDeskDb>>();
        return
        [
            await Measurement.OfAsync(
                "audit: one entry", Runs, _ => log.RecordAsync(null, _note, cancellationToken), cancellationToken),
            WithRate(Desks, await Measurement.OfAsync(
                $"audit: {Desks} desks, an entry each at once", Runs / Desks,
                _ => Task.WhenAll(
                    Enumerable.Range(0, Desks).Select(_ => log.RecordAsync(null, _note, cancellationToken))),
                cancellationToken)),
            WithRate(2, await Measurement.OfAsync(
                "audit: announced, then recorded with a change", Runs / 2,
                _ => ActAsync(log, databases, cancellationToken), cancellationToken)),
            await ProveAsync(services.GetRequiredService<AuditProver>(), cancellationToken),
        ];
    }

    private static Measurement WithRate(long entries, Measurement measured) => measured with
    {
        Note = string.Create(
            CultureInfo.InvariantCulture, $"{entries} entries, {entries * measured.PerSecond:0} entries a second"),
    };

    private static async Task ActAsync(
        AuditLog log, IDbContextFactory<CounterDeskDb> databases, CancellationToken cancellationToken)
    {
        var announcement = await log.AnnounceAsync(_note, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(new Visit("3", "bench-0001", announcement.AtUtc));
        await log.RecordAsync(db, announcement, _note, cancellationToken);
    }

    private static async Task<Measurement> ProveAsync(AuditProver prover, CancellationToken cancellationToken)
    {
        var entries = Prove().Proven;
        return WithRate(entries, await Measurement.OfAsync(
            "audit: the whole log proven", Proofs, _ => Task.FromResult(Prove()), cancellationToken, warmUp: 1));

        AuditProof Prove() => prover.ProveAll(whole: true, null, cancellationToken).Single();
    }
}
