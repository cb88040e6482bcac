using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Auditing.Search;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// How fast an auditor finds and follows in a long log, each time announced and recorded; and how fast it is proven, whole
/// and since the last day that was. <c>--Bench:AuditEntries=N</c> says how long.
/// </summary>
internal static class AuditSearchBench
{
    private const string Setting = "Bench:AuditEntries";
    private const int Entries = 1_000_000;
    private const int Runs = 100;
    private const int WarmUp = 5;

    private static readonly Clerk _auditor = new("bench-auditor", "0007", "沈静", "", [DeskRoles.Auditor]);

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var entries = services.GetRequiredService<IConfiguration>().GetValue(Setting, Entries);
        var log = new BulkLog(services);
        List<Measurement> found = [await log.FillAsync(entries, cancellationToken)];
        var reader = services.GetRequiredService<AuditReader>();

        // Somewhere in the log, another place each time, its oldest part too.
        foreach (var (name, questionOf) in Questions(log))
        {
            var hits = 0;
            var measured = await Measurement.OfAsync(
                $"audit-search: {name}", Runs,
                async run =>
                {
                    var at = (run + 1L) * entries / (Runs + 2);
                    hits += (await reader.FindAsync(questionOf(at), _auditor, cancellationToken)).Entries.Length;
                },
                cancellationToken, warmUp: WarmUp);
            var each = (double)hits / (Runs + WarmUp);
            found.Add(measured with { Note = string.Create(CultureInfo.InvariantCulture, $"{each:0.#} entries a page") });
        }

        var prover = services.GetRequiredService<AuditProver>();
        foreach (var whole in (bool[])[true, false])
        {
            if (!whole)
            {
                // What a night's proof leaves behind.
                await services.GetRequiredService<ProofKeeper>().GoRoundAsync(cancellationToken);
            }

            AuditProof? proof = null;
            var measured = await Measurement.OfAsync(
                whole ? "audit-search: the whole log proven" : "audit-search: proven since the last proven day", whole ? 1 : 20,
                _ =>
                {
                    proof = prover.ProveAll(whole, null, cancellationToken).Single();
                    return Task.CompletedTask;
                },
                cancellationToken, warmUp: 0);
            var read = proof!.Proven - proof.From + 1;
            found.Add(measured with
            {
                Note = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{proof.Verdict}: {read:N0} entries, {read * measured.PerSecond * 60 / 1e6:0.0} million a minute"),
            });
        }

        return found;
    }

    private static IEnumerable<(string Name, Func<long, AuditQuestion> QuestionOf)> Questions(BulkLog log) =>
    [
        ("the latest entries", _ => new()),
        ("entries from somewhere back", at => new() { Before = at }),
        ("a person", at => new() { Term = new AuditTerm.Subject(BulkLog.PersonOf(at), "") }),
        ("a license's life", at => new() { Term = new AuditTerm.License(BulkLog.LicenseOf(at)) }),
        ("a visit", at => new() { Term = new AuditTerm.Visit(BulkLog.VisitOf(at)) }),
        ("a clerk's day", at => new() { Actor = BulkLog.ActorOf(at), From = DayOf(at), To = DayOf(at) }),
        ("a kind", at => new() { KindCode = log.KindOf(at), Before = at }),
        ("an action", at => new() { Action = AuditAction.LicenseOpened, Before = at }),
        ("what failed", at => new() { Outcome = AuditOutcome.Failed, Before = at }),
        ("what a clerk was refused", at => new() { Actor = BulkLog.ActorOf(at), Outcome = AuditOutcome.Refused }),
        ("what failed of an action and a kind", at => new() { Action = AuditAction.LicenseOpened, Outcome = AuditOutcome.Failed, KindCode = log.KindOf(at) }),
        ("an action that there is not", _ => new() { Action = AuditAction.LogResumed }),
    ];

    private static DateOnly DayOf(long at) => new DateOnly(2026, 1, 5).AddDays((int)(at / BulkLog.PerDay));
}
