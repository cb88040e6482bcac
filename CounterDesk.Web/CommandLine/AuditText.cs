using System.Globalization;
using System.Text;
using CounterDesk.Domain.Audit;
using CounterDesk.Web.Auditing;

namespace CounterDesk.Web.CommandLine;

/// <summary>What the verbs of the audit log print.</summary>
internal static class AuditText
{
    public static string Of(AuditProof proof)
    {
        var text = new StringBuilder();
        Say($"Hall {proof.Hall}: {Verdict(proof)}");
        if (proof.Deleted is { } deleted)
        {
            Say($"Hall {proof.Hall}: entries up to {deleted.Last}, of days up to {deleted.Day:yyyy-MM-dd}, were kept for their time and deleted, said at {deleted.AtUtc:u}.");
        }

        foreach (var gap in proof.Gaps)
        {
            Say($"Hall {proof.Hall}: one explained gap. Entries {gap.First} to {gap.Last} of before are gone, said at {gap.AtUtc:u}.");
        }

        if (proof.DamagedAnchors > 0)
        {
            Say($"Lines in the file of anchors that are not the hall's: {proof.DamagedAnchors}. Somebody changed it.");
        }

        foreach (var missing in proof.MissingAnchors)
        {
            Say(missing.Kind is AuditAnchorKind.Deleted
                ? $"Hall {proof.Hall}: that days up to {missing.Day:yyyy-MM-dd} are deleted is in the log and not in the file of anchors."
                : (FormattableString)$"Hall {proof.Hall}: the root of {missing.Day:yyyy-MM-dd} is in the log and not in the file of anchors.");
        }

        return text.ToString();

        void Say(FormattableString sentence) =>
            text.Append(sentence.ToString(CultureInfo.InvariantCulture)).Append(Environment.NewLine);
    }

    public static string Of(Resumption outcome) => outcome switch
    {
        Resumption.Done(var gap, var receipt) =>
            $"Said in entry {receipt.Sequence}: entries {gap.First} to {gap.Last} of before are gone. The log goes on.",
        Resumption.NothingIsMissing => "Nothing is missing: the log has all that is known of it. Nothing was written.",
        Resumption.NotWhole(var fault) =>
            $"No backup explains this. Entry {fault.Sequence}: {Words(fault.Kind)}. Nothing was written.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static string Of(Deletion outcome) => outcome switch
    {
        Deletion.Done(var upTo, var entries) =>
            $"{entries} entries are deleted. The log now begins behind entry {upTo.Last}, the last of {upTo.Day:yyyy-MM-dd}.",
        Deletion.KeptForGood => "Audit:KeepMonths is not set: entries are kept for good. Nothing was deleted.",
        Deletion.NothingIsOver(var months) => $"No closed day is more than {months} months ago. Nothing was deleted.",
        Deletion.NotWhole(var proof) => $"{Of(proof)}What is not proven is kept. Nothing was deleted.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static string Verdict(AuditProof proof) => proof switch
    {
        { Fault: { } fault } =>
            $"NOT WHOLE. Entry {fault.Sequence}: {Words(fault.Kind)}. {Before(proof)}",
        { Verdict: AuditVerdict.NotWhole } => $"NOT WHOLE. {Entries(proof)} by themselves.",
        { Verdict: AuditVerdict.CouldNotBeTold } => $"could not be told whether it was cut. {Entries(proof)} by themselves.",
        _ => $"whole. {Entries(proof)}.",
    };

    private static string Entries(AuditProof proof) => proof.IsWhole
        ? $"All {proof.Proven} entries are proven"
        : $"Entries {proof.From} to {proof.Proven} are proven, those before were proven earlier";

    private static string Before(AuditProof proof) => proof.IsWhole
        ? $"The {proof.Proven} before it are proven."
        : $"Entries {proof.From} to {proof.Proven} are proven.";

    private static string Words(AuditFaultKind kind) => kind switch
    {
        AuditFaultKind.Changed => "it was changed after it had been written",
        AuditFaultKind.Replaced => "it is not the one that was there when the log went on",
        AuditFaultKind.Missing => "it is missing",
        AuditFaultKind.OutOfOrder => "its number was there before",
        AuditFaultKind.AddedBehindTheHead => "it stands behind the end of the log",
        AuditFaultKind.NoHead => "the log ends here, and nothing says that it should",
        AuditFaultKind.Unreadable => "it cannot be read as an entry",
        AuditFaultKind.UnknownFormat => "it is in a form that this program does not know",
        AuditFaultKind.CutOff =>
            "it is missing at the end, and an anchor outside the database says that it was there; " +
            "after a backup was brought back, run audit resume",
        AuditFaultKind.Rewritten => "from here on the log was written anew: an anchor outside the database knows another one",
        AuditFaultKind.DeletedTooEarly => "what was before it was deleted before six months were over",
        AuditFaultKind.RootWrong => "it closes a day with a root that is not its entries', or not signed by the hall",
    };
}
