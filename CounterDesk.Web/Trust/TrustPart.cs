namespace CounterDesk.Web.Trust;

/// <summary>A folder in the trust folder. Only the first three are asked when a seal is verified.</summary>
public enum TrustPart
{
    Anchors,
    Intermediates,
    Crls,

    /// <summary>Certificates whose fingerprint nobody has compared yet.</summary>
    Pending,

    /// <summary>What was taken out, kept for whoever asks why.</summary>
    Removed,
}
