using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Reports;

/// <summary>
/// A day's numbers as they were when they were closed. Written once: what becomes known later is another version beside it,
/// never another number in it. Its digest stands in the audit log.
/// </summary>
public sealed class ClosedReport
{
    public const int HallLength = 4;
    public const int RootLength = 2 * AuditChain.HashLength;

    // For the database, which fills the properties.
    private ClosedReport() => (Hall, Root, Numbers, Digest) = ("", "", [], []);

    public string Hall { get; private init; }

    public DateOnly Day { get; private init; }

    /// <summary>From 1; a later one covers more of the day.</summary>
    public int Version { get; private init; }

    public DateTime ClosedAtUtc { get; private init; }

    public long FirstEntry { get; private init; }

    public long LastEntry { get; private init; }

    /// <summary>
    /// Whether the audit log had closed the day: nothing can be added to it any more, and <see cref="Root"/> is the day's
    /// signed root.
    /// </summary>
    public bool IsWholeDay { get; private init; }

    /// <summary>The Merkle root of the entries from the first to the last, in hexadecimal; empty where there are none.</summary>
    public string Root { get; private init; }

    /// <summary>A <see cref="DailyReport"/> as <see cref="DailyReport.Write"/> makes it.</summary>
    public byte[] Numbers { get; private init; }

    /// <summary>SM3 of the numbers.</summary>
    public byte[] Digest { get; private init; }

    /// <summary>
    /// Whether somebody has to sign it. Of days that were closed before reports were signed nobody has to.
    /// </summary>
    public bool AwaitsSignOff { get; private init; }

    /// <summary>Whether the numbers are those that were closed.</summary>
    public bool IsIntact => Sm3.Hash(Numbers).AsSpan().SequenceEqual(Digest);

    public static ClosedReport Of(DailyReport report, int version, bool isWholeDay, string root, DateTime atUtc)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        var numbers = report.Write();
        return new()
        {
            Hall = report.Hall,
            Day = report.Day,
            Version = version,
            ClosedAtUtc = atUtc,
            FirstEntry = report.FirstEntry,
            LastEntry = report.LastEntry,
            IsWholeDay = isWholeDay,
            Root = root,
            AwaitsSignOff = true,
            Numbers = numbers,
            Digest = Sm3.Hash(numbers),
        };
    }

    /// <exception cref="FormatException">Somebody changed them, or a later program wrote them.</exception>
    public DailyReport Read() => DailyReport.Read(Numbers);

    /// <summary>The same; null for what somebody changed by hand, which is not shown as if it were the report.</summary>
    public DailyReport? TryRead()
    {
        try
        {
            return IsIntact ? Read() : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
