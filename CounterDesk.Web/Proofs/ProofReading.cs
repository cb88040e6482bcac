using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Web.Proofs;

/// <summary>What somebody finds who asks to see a proof.</summary>
public abstract record ProofReading
{
    private ProofReading()
    {
    }

    public sealed record Shown(Proof Proof, PlainImage Image) : ProofReading;

    /// <summary>It is not theirs to see. That it was tried stands in the audit log.</summary>
    public sealed record Refused(AuditReceipt Receipt) : ProofReading;

    /// <summary>The hall's period is over, and the picture is gone.</summary>
    public sealed record Ended(Proof Proof) : ProofReading;

    /// <summary>The key ring cannot read it: another ring, or the bytes were changed.</summary>
    public sealed record Unreadable(AuditReceipt Receipt) : ProofReading;

    public sealed record Unknown : ProofReading;
}
