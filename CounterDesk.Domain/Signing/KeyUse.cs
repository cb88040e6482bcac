namespace CounterDesk.Domain.Signing;

/// <summary>
/// What a key of the ring is used for. Each use has keys of its own: what one use leaks or hashes helps nobody with
/// another. The names go into the keys' derivation, so a name never changes.
/// </summary>
public enum KeyUse
{
    /// <summary>Finding licenses by the number of a holder.</summary>
    HolderNumber,

    /// <summary>Finding a license by its GB/T 36904 identifier.</summary>
    LicenseIdentifier,

    /// <summary>Finding a license by the number printed on it.</summary>
    LicenseNumber,

    /// <summary>Finding licenses by a holder's name together with the date of birth.</summary>
    NameAndBirth,

    /// <summary>What the library keeps of a license: holders' numbers, face, file.</summary>
    LicenseContent,

    /// <summary>The six digits printed beside a copy number.</summary>
    CheckValue,

    /// <summary>
    /// The holder's number as a copy's code carries it: only the hall can tell whether a number fits.
    /// </summary>
    CopyHolder,

    /// <summary>What was searched for and whose license was opened, as the audit log keeps it.</summary>
    AuditTerm,

    /// <summary>What backs an objection: the file, the report, the clerk's words.</summary>
    ObjectionEvidence,

    /// <summary>Names and numbers of the parties of an open visit.</summary>
    PartyIdentity,

    /// <summary>Pictures of mandates and of signed consent, and signatures.</summary>
    Proof,

    /// <summary>Names and matter of a mandate as the letter has them, while its visit is open.</summary>
    MandateWords,

    /// <summary>A receiver's own words of what looks wrong with a copy.</summary>
    ReportWords,

    /// <summary>Knowing that an extract of the register is the hall's, where the check page runs alone.</summary>
    RegisterExtract,

    /// <summary>What a check page that runs alone sends back, for the hall alone to open.</summary>
    RegisterReturn,

    /// <summary>What a copy took from its license, part by part, as the register keeps it.</summary>
    CopyPart,

    /// <summary>The files of copies made ahead, until they are on paper.</summary>
    AdvanceCopy,

    /// <summary>The key that signs what the hall asks of sharing platforms.</summary>
    PlatformSigning,

    /// <summary>The key that sharing platforms encipher for.</summary>
    PlatformDeciphering,
}
