using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Web.Copies;

/// <summary>What came of preparing a copy.</summary>
public abstract record PreparedCopy
{
    private PreparedCopy()
    {
    }

    /// <summary>
    /// It has a number and stands in the register as reserved. <c>Pdf</c> is the very file that is shown and printed;
    /// it is kept nowhere, so whoever asked keeps it while the visit is open. Once wiped it cannot be made again.
    /// </summary>
    public sealed record Ready(CertifiedCopy Copy, byte[] Pdf, AuditReceipt Receipt) : PreparedCopy;

    /// <summary>
    /// A character has no shape in any font, or one from the hall's own fonts that nobody has looked at yet. No number was
    /// taken.
    /// </summary>
    public sealed record GateRefused(GlyphReport Report, AuditReceipt Receipt) : PreparedCopy;

    /// <summary>
    /// The license is not genuine: nothing is printed, and no role changes that. Or it is not in
    /// force, and nobody answered that the recipient takes it.
    /// </summary>
    public sealed record NotAllowed : PreparedCopy;

    /// <summary>
    /// The license has changed since it was opened. No number was taken; it is opened and verified again first.
    /// </summary>
    public sealed record LicenseChanged : PreparedCopy;

    /// <summary>One was made at this visit of which nobody has said how it came out. That comes first.</summary>
    public sealed record AnswerFirst(CopyNumber Open) : PreparedCopy;

    /// <summary>It was printed before. No number was taken; the clerk is to be told and asked.</summary>
    /// <param name="Decision">What was printed, and what the rule asks for.</param>
    /// <param name="Matter">What a second person is asked, where the rule asks for one.</param>
    public sealed record PrintedBefore(PrintingDecision.PrintedBefore Decision, ConfirmationMatter Matter) : PreparedCopy;

    /// <summary>It was printed as often as the rule allows. No number was taken.</summary>
    public sealed record PrintedTooOften(PrintingDecision.TooOften Decision) : PreparedCopy;
}
