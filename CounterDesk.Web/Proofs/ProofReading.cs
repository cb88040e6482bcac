using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Web.Proofs;

/// <summary>What somebody finds who asks to see a proof.</summary>
public abstract record ProofReading
{
    private ProofReading()
    {
    }

    /// <param name="Proof">What is known of it.</param>
    /// <param name="Image">The picture. Whoever shows it overwrites its bytes afterwards.</param>
    /// <param name="IsProven">
    /// The digest in the audit entry is that of the picture. False when that entry names none: then it could not be told.
    /// </param>
    public sealed record Shown(Proof Proof, PlainImage Image, bool IsProven) : ProofReading;

    /// <summary>It is not theirs to see. That it was tried stands in the audit log.</summary>
    public sealed record Refused(AuditReceipt Receipt) : ProofReading;

    /// <summary>The hall's period is over, and the picture is gone.</summary>
    public sealed record Ended(Proof Proof) : ProofReading;

    /// <summary>The picture is gone, and the hall did not wipe it.</summary>
    public sealed record Missing(AuditReceipt Receipt) : ProofReading;

    /// <summary>The key ring cannot read it: another ring, or the bytes were changed.</summary>
    public sealed record Unreadable(AuditReceipt Receipt) : ProofReading;

    /// <summary>It is another picture than the one whose digest the audit log has. It is not shown.</summary>
    public sealed record Differs(AuditReceipt Receipt) : ProofReading;

    public sealed record Unknown : ProofReading;
}
