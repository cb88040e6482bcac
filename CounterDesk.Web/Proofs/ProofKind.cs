namespace CounterDesk.Web.Proofs;

/// <summary>What a kept picture shows.</summary>
public enum ProofKind
{
    /// <summary>The letter by which an agent acts.</summary>
    MandateLetter,

    /// <summary>The consent slip with the party's signature on it.</summary>
    SignedConsent,

    /// <summary>A signature written on the applicant's screen.</summary>
    Signature,
}
