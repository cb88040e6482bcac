namespace CounterDesk.Domain.Audit;

/// <summary>
/// What was done or tried. The names are written into the chain, so a name never changes and is never used again.
/// </summary>
public enum AuditAction
{
    /// <summary>The program began to serve. The first entry of a hall's log.</summary>
    Started,

    SignIn,
    SignInRefused,
    SignOut,

    /// <summary>Somebody asked for a page or an action that the role does not allow.</summary>
    AccessRefused,

    VisitOpened,
    PurposeRecorded,
    Search,

    /// <summary>A license was fetched from its source, content and file.</summary>
    LicenseOpened,

    LicenseVerified,

    /// <summary>A masked field was shown in full.</summary>
    FieldRevealed,

    /// <summary>A copy's page was drawn, its number reserved and its code signed.</summary>
    CopyReserved,

    /// <summary>A glyph was missing, or the one rule of printing forbade it.</summary>
    CopyRefused,

    /// <summary>A copy's file goes to the printer. How it comes out is for the clerk to say.</summary>
    CopySent,

    CopyPrinted,
    CopySpoiled,

    /// <summary>An information sheet was made because genuineness could not be told.</summary>
    InformationSheetMade,

    /// <summary>A receiver asked the check page about a copy.</summary>
    CopyChecked,

    VisitClosed,
    Import,

    /// <summary>A certificate was brought for the trust folder and waits to be compared.</summary>
    TrustOffered,

    /// <summary>A certificate's fingerprint was compared with a letter; when done, it counts.</summary>
    TrustCompared,

    TrustRemoved,

    /// <summary>A list of revoked certificates came into the trust folder, brought by somebody or fetched.</summary>
    RevocationListTaken,

    /// <summary>A license was reported to its issuer as missing, wrong, unreadable or not genuine.</summary>
    ObjectionFiled,

    /// <summary>The receipt of an objection goes to the printer.</summary>
    ObjectionReceiptSent,

    /// <summary>What the issuer answered was recorded.</summary>
    ObjectionAnswered,

    /// <summary>The evidence of a closed objection has ended.</summary>
    ObjectionEvidenceWiped,

    /// <summary>Somebody joined a visit whose identity is still to be established.</summary>
    PartyAdded,

    PartyRemoved,

    /// <summary>Who a party is, how the desk knows, and whether the clerk found card and person to agree.</summary>
    IdentityRecorded,

    /// <summary>What a person needs to be served as well as anyone: large print, reading aloud and the like.</summary>
    NeedsRecorded,

    /// <summary>The question what may be looked at was put.</summary>
    ConsentAsked,

    ConsentWithdrawn,
    ConsentGiven,
    ConsentRefused,

    /// <summary>The applicant asked the clerk for a word.</summary>
    HelpAsked,

    HelpGiven,

    /// <summary>The visit was offered to another clerk or counter.</summary>
    VisitHandedOver,

    VisitTaken,
    DeskLocked,
    DeskUnlocked,

    /// <summary>The applicant rated the service, or chose not to. The grade is not in the log.</summary>
    Rated,

    /// <summary>A service item was added or replaced.</summary>
    ServiceItemChanged,

    /// <summary>A service item is no longer offered.</summary>
    ServiceItemRetired,

    /// <summary>A retired service item is offered again.</summary>
    ServiceItemRestored,

    /// <summary>An applicant's screen became a counter's; it takes the place of the one before.</summary>
    ScreenPaired,

    /// <summary>A counter's screen was taken from it and shows only a code since.</summary>
    ScreenRevoked,

    /// <summary>
    /// The picture of a mandate or of signed consent, or a signature, was put into the store of proofs.
    /// </summary>
    ProofKept,

    /// <summary>What was signed on a screen could not be kept, so nothing was agreed by it.</summary>
    SignatureNotKept,

    /// <summary>An auditor looked which proofs are kept of a visit.</summary>
    ProofsListed,

    /// <summary>Somebody looked at a proof, or was not let.</summary>
    ProofRead,

    /// <summary>A proof's time was over.</summary>
    ProofWiped,

    /// <summary>Somebody asked who looked at her licenses, and the log was read for her.</summary>
    WhoLookedAsked,

    /// <summary>A paper of a visit that is no copy goes to the printer.</summary>
    PaperSent,

    /// <summary>A letter of attorney was read and holds; what it says is in its own record.</summary>
    MandateRecorded,

    /// <summary>A mandate, or what a second person had confirmed, came to its end during a visit.</summary>
    PermissionEnded,

    /// <summary>An ID card was read at the counter's reader, or could not be; what stood in the way is said.</summary>
    CardRead,

    /// <summary>
    /// The source was asked whose the e-license code is that a person showed. The code itself stands nowhere.
    /// </summary>
    CodeResolved,

    /// <summary>The whole name and number of a party were shown to the clerk.</summary>
    IdentityRevealed,

    /// <summary>A clerk asked a second person to let her go past a failed check.</summary>
    OverrideAsked,

    OverrideConfirmed,
    OverrideDeclined,

    /// <summary>Nobody answered in time, or the visit ended before.</summary>
    OverrideExpired,

    /// <summary>The clerk took the request back.</summary>
    OverrideWithdrawn,

    /// <summary>The hall took a copy back that was out of the house.</summary>
    CopyWithdrawn,

    /// <summary>A license has lost its force, or has it again, since a copy of it was made.</summary>
    CopyLicenseChanged,

    /// <summary>Somebody looked for copies in the register by a number or a name.</summary>
    RegisterSearched,

    /// <summary>A page by which a printer is judged goes there, or to the browser's window.</summary>
    TestPageSent,

    /// <summary>A copy's page was too old to be printed: it is void, and another is made under another number.</summary>
    CopyOutdated,

    /// <summary>A supervisor said where numbered sheets are that no copy is on.</summary>
    SheetsExplained,

    /// <summary>A text that the hall prints, or what the hall is called, was worded anew.</summary>
    HallTextChanged,

    /// <summary>A receiver said that a copy looks wrong. Who it was nobody knows.</summary>
    CopyReported,

    /// <summary>A supervisor answered what receivers had reported of a copy.</summary>
    CopyReportAnswered,

    /// <summary>The time of a receiver's own words was over.</summary>
    CopyReportWordsWiped,

    /// <summary>What a check page that runs alone needs of the register was written to a file.</summary>
    RegisterExtracted,

    /// <summary>A file from a check page that runs alone was taken in, or refused.</summary>
    ReturnReceived,

    /// <summary>
    /// A day is over: the root of its entries, signed. The first entry of the day on which something is written next.
    /// </summary>
    DayClosed,

    /// <summary>The log was read and proven whole, or the first entry that is not.</summary>
    LogProven,

    /// <summary>The log goes on from a backup; which entries it had and has no longer, and why.</summary>
    LogResumed,

    /// <summary>Entries that had been kept for their time were deleted; the entry carries the signed anchor.</summary>
    EntriesDeleted,

    /// <summary>The log left the program for somebody who inspects it.</summary>
    LogExported,

    /// <summary>An auditor read in the log.</summary>
    LogRead,

    /// <summary>A new key signs copies from now on.</summary>
    SigningKeyAdded,

    /// <summary>Nothing counts any longer that a key signed.</summary>
    SigningKeyWithdrawn,

    /// <summary>A security administrator asked a second person to confirm that a key is withdrawn.</summary>
    KeyWithdrawalAsked,

    /// <summary>The second person confirmed or declined it, or nobody answered, or it was taken back.</summary>
    KeyWithdrawalAnswered,

    /// <summary>A new key encrypts from now on what the hall keeps.</summary>
    EncryptionKeyAdded,

    /// <summary>What was kept under older keys was brought under the current one.</summary>
    ContentRekeyed,

    /// <summary>The key ring left the program, sealed with a passphrase.</summary>
    KeysExported,

    /// <summary>An export was put in the place of a key ring that was missing or damaged.</summary>
    KeysRestored,

    /// <summary>A copy was made again from the register and its source, to be held against what was handed over.</summary>
    CopyProven,

    /// <summary>A supervisor or an auditor read in the report of a day.</summary>
    ReportRead,

    /// <summary>A day's numbers were kept as they were then, with their digest.</summary>
    ReportClosed,

    /// <summary>A file of a day's report left the program; the entry has its digest.</summary>
    ReportExported,

    /// <summary>Somebody who is not here asked in writing; who fetches what, and until when.</summary>
    WrittenRequestRecorded,

    /// <summary>The file of a copy made ahead was opened, to be printed for whoever fetches it.</summary>
    CopyFetched,

    /// <summary>Somebody wanted to fetch a copy made ahead and was not given it.</summary>
    CopyFetchRefused,

    /// <summary>A copy made ahead is in the hands of whoever was to fetch it.</summary>
    CopyHandedOut,

    /// <summary>A copy made ahead waits no longer and is void; its file is wiped.</summary>
    CopyWaitEnded,
    /// <summary>An account is not let in any longer, whatever the identity provider says.</summary>
    AccountBlocked,

    AccountUnblocked,

    /// <summary>Which of the identity provider's names make which of our roles.</summary>
    RoleMappingChanged,

    /// <summary>A session was ended by others than whoever had it, or by a rule.</summary>
    SessionEnded,

    /// <summary>A sharing platform was asked for the licenses of somebody.</summary>
    PlatformAsked,

    /// <summary>A sharing platform put a visit's question on a holder's own phone, or what was agreed there was fetched.</summary>
    PhoneAsked,

    /// <summary>A supervisor said what an exception of a day's report is.</summary>
    ExceptionDecided,

    /// <summary>A clerk answered what a supervisor had asked her about an exception.</summary>
    ExceptionAnswered,

    /// <summary>A supervisor signed the report of a day; the entry has the digest of what was signed.</summary>
    ReportSigned,

    /// <summary>A supervisor added something to a report that was signed.</summary>
    ReportAmended,

    /// <summary>An objection went to its issuer by a sharing platform.</summary>
    ObjectionSent,

    /// <summary>A sharing platform was asked what became of an objection.</summary>
    ObjectionFollowed,

    /// <summary>The letter of an objection, for an issuer that no platform reaches, was made.</summary>
    ObjectionLetterMade,

    /// <summary>Somebody said that what a source did not answer at a visit needs no second look.</summary>
    RecheckSettled,

    /// <summary>A supervisor opened a rule for one visit, or was refused.</summary>
    BreakGlassOpened,

    /// <summary>A clerk went past a rule that a supervisor had opened for her visit.</summary>
    BreakGlassUsed,

    /// <summary>A rule that was open holds again.</summary>
    BreakGlassEnded,

    /// <summary>An auditor said whether an opening was in order, or was refused.</summary>
    BreakGlassReviewed,

    /// <summary>A license that a visit has open has changed, and the clerk is told.</summary>
    OpenLicenseChanged,

    /// <summary>The library begins to take in everything that its region publishes.</summary>
    LibraryLoadBegun,

    /// <summary>All of it is in the library.</summary>
    LibraryLoadEnded,

    /// <summary>What the region published since was taken in: how much of it was new, other, the same and refused.</summary>
    LibrarySynchronized,

    /// <summary>Nothing more comes from what the region publishes.</summary>
    LibraryFeedSilent,

    /// <summary>It comes again; the entry says since when it had not.</summary>
    LibraryFeedBack,
}
