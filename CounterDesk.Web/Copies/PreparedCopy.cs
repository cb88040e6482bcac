using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
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

    /// <summary>A character has no shape in any font. No number was taken.</summary>
    public sealed record GateRefused(GlyphReport Report) : PreparedCopy;

    /// <summary>
    /// The license is not genuine: nothing is printed, and no role changes that. Or it is not in
    /// force, and nobody answered that the recipient takes it.
    /// </summary>
    public sealed record NotAllowed : PreparedCopy;
}
