using CounterDesk.Domain.Audit;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Support;

/// <summary>Ordinary entries of an audit log, and their chain.</summary>
internal static class SomeAudit
{
    public const string Hall = "0007";

    public static readonly DateTime At = new(2026, 11, 23, 1, 2, 3, DateTimeKind.Utc);

    /// <summary>
    /// The audit log of hall 0007 in <paramref name="databases"/>, by the machine's clock unless told another.
    /// </summary>
    public static AuditLog Log(
        IDbContextFactory<CounterDeskDb> databases, TimeProvider? time = null, ILogger<AuditLog>? logger = null) =>
        new(
            databases,
            time ?? TimeProvider.System,
            Options.Create(new HallOptions { Code = Hall }),
            logger ?? NullLogger<AuditLog>.Instance);

    /// <summary>
    /// What reading all chains shows, halls in the order of their codes: the last proven entry, and the first that is not.
    /// Of anchors nothing is known.
    /// </summary>
    public static IEnumerable<(string Hall, long Proven, AuditFault? Fault)> Prove(
        IDbContextFactory<CounterDeskDb> databases) =>
        new AuditProver(
                databases, new AnchorFile(Options.Create(new AuditOptions()), new DataFolder("no-such-folder")), SomeKeys.Ring)
            .ProveAll(whole: true, null, TestContext.Current.CancellationToken)
            .Select(proof => (proof.Hall, proof.Proven, proof.Fault));

    /// <summary>A note with every field filled.</summary>
    public static AuditNote Note(AuditAction action = AuditAction.Search, AuditOutcome outcome = AuditOutcome.Done) => new()
    {
        Action = action,
        Outcome = outcome,
        Actor = "clerk-7",
        Role = "clerk",
        Counter = "3",
        Visit = new Guid("0193562a-0000-7000-8000-000000000001"),
        Purpose = "不动产转移登记",
        Basis = "HolderAuthorization",
        Subject = "999901********0021",
        SubjectHash = [.. Enumerable.Repeat((byte)0x11, 32)],
        LicenseHash = [.. Enumerable.Repeat((byte)0x22, 32)],
        KindCode = "11100000000013338W001",
        Details = [new AuditDetail("hits", "2"), new AuditDetail("source", "library")],
    };

    /// <summary>A chain of <paramref name="count"/> entries, a second apart, and its head.</summary>
    public static (List<AuditEntry> Entries, AuditHead Head) Chain(int count)
    {
        var head = AuditHead.BeforeTheFirst(Hall);
        List<AuditEntry> entries = [];
        for (var number = 1; number <= count; number++)
        {
            var entry = new AuditEntry(head, Note(), null, At.AddSeconds(number));
            head.MoveTo(entry);
            entries.Add(entry);
        }

        return (entries, head);
    }
}
