using System.Collections.Immutable;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// A copy as the register keeps it: what the paper says of itself, its state with the times, digests, and names and
/// numbers masked or as keyed hashes. Content of the license is not here.
/// </summary>
public sealed class RegisteredCopy
{
    public const int HashLength = 32;
    public const int HallLength = 4;
    public const int MaxCounterLength = 16;
    public const int MaxClerkLength = 64;
    public const int MaxKindCodeLength = CopyCode.KindCodeLength;
    public const int MaxKindNameLength = LicenseKind.MaxNameLength;
    public const int MaxHolderLength = 512;
    public const int MaxTailLength = 6;
    public const int MaxCodeLength = SignedCopyCode.MaxTextLength;
    public const int WriterLength = 16;
    public const int KeyIdLength = 2 * CopyKey.IdLength;

    // For the database, which fills the properties.
    private RegisteredCopy()
    {
    }

    public CopyNumber Number { get; private init; } = null!;

    /// <summary>Hall, day and sequence stand in the number as well; here they are counted and searched by.</summary>
    public string Hall { get; private init; } = "";

    public DateOnly Day { get; private init; }

    public int Sequence { get; private init; }

    public CopyForm Form { get; private init; }

    public CopyEdition Edition { get; private init; }

    /// <summary>English stands beside the Chinese in headings and labels.</summary>
    public bool HasEnglish { get; private init; }

    public CopyLook Look => new(Edition, HasEnglish);

    public CopyState State { get; private set; }

    public Guid Visit { get; private init; }

    public string Counter { get; private init; } = "";

    public string ClerkId { get; private init; } = "";

    public string PurposeText { get; private init; } = "";

    public string Recipient { get; private init; } = "";

    public string KindCode { get; private init; } = "";

    public string KindName { get; private init; } = "";

    public string MaskedHolder { get; private init; } = "";

    /// <summary>
    /// The last letters and digits of the number on the license's face, as the paper tells receivers to compare.
    /// </summary>
    public string NumberTail { get; private init; } = "";

    /// <summary>
    /// Keyed hash of the holder's number: for finding a person's copies, never for finding the person.
    /// </summary>
    public byte[] HolderHash { get; private init; } = [];

    /// <summary>Keyed hash of the license identifier: leads to what the library knows of the license now.</summary>
    public byte[] LicenseHash { get; private init; } = [];

    /// <summary>
    /// Keyed hash of the license whatever its version: what becomes known of a new version finds the copies of the old.
    /// </summary>
    public byte[] SeriesHash { get; private init; } = [];

    public int LicenseVersion { get; private init; }

    /// <summary>What the source said when the copy was made. Only something else is a change.</summary>
    public LicenseStatus StatusWhenMade { get; private init; }

    /// <summary>Keyed hash of number and check value together.</summary>
    public byte[] CheckValueHash { get; private init; } = [];

    /// <summary>The whole text of the signed code: signatures are random, so it cannot be made again.</summary>
    public string CodeAddress { get; private init; } = "";

    /// <summary>Which key signed the code, in hexadecimal: when that key is withdrawn, so is the copy.</summary>
    public string KeyId { get; private init; } = "";

    /// <summary>
    /// SM3 of what the copy says, of the file that was printed, and of the license's file, if it had one.
    /// </summary>
    public byte[] ModelDigest { get; private init; } = [];

    public byte[] PageDigest { get; private init; } = [];

    public byte[]? SourceDigest { get; private init; }

    /// <summary>How many pages it has, each on a sheet of its own; 0 in what is older than this.</summary>
    public int Pages { get; private init; }

    /// <summary>
    /// What wrote the file that was printed: the same writer makes the same bytes of the same copy. Empty for copies from
    /// before it was kept.
    /// </summary>
    public string Writer { get; private init; } = "";

    /// <summary>A <see cref="CopyMaking"/>; null for copies from before it was kept.</summary>
    public byte[]? Making { get; private init; }

    public DateTime MadeAtUtc { get; private init; }

    /// <summary>The last day of use.</summary>
    public DateOnly ExpiresOn { get; private init; }

    /// <summary>
    /// The copy this one takes the place of: a spoiled one, or a good one that had to be printed a second time.
    /// </summary>
    public CopyNumber? Replaces { get; private init; }

    /// <summary>Why it was printed although the one it names was good; null when nobody had to say.</summary>
    public ReprintReason? ReprintedFor { get; private init; }

    public string? ReprintNote { get; private init; }

    /// <inheritdoc cref="CopyRecord.WentPast"/>
    public ImmutableArray<BreakGlassRule> WentPast { get; private init; } = [];

    /// <summary>When it went to the printer first; null while it did not, or the printer said that it has nothing.</summary>
    public DateTime? SentAtUtc { get; private set; }

    /// <summary>Null unless it is void; older ones do not say why.</summary>
    public VoidReason? VoidFor { get; private set; }

    /// <summary>When the clerk said how it came out.</summary>
    public DateTime? AnsweredAtUtc { get; private set; }

    /// <summary>It was made ahead for somebody who asked in writing: what comes out well waits until it is fetched.</summary>
    public bool IsAhead { get; private init; }

    /// <summary>When a copy made ahead was handed out, and at which visit.</summary>
    public DateTime? HandedOutAtUtc { get; private set; }

    public Guid? HandedOutVisit { get; private set; }

    /// <summary>Nobody has said how a sheet of it came out.</summary>
    public bool IsUnanswered =>
        State is CopyState.Reserved || (State is CopyState.Waiting && AnsweredAtUtc is null);

    /// <summary>The same, and paper may be there: what waits as a file is asked about only once it was sent.</summary>
    public bool IsAsked => IsUnanswered && (State is CopyState.Reserved || SentAtUtc is not null);

    /// <summary>It is on paper and waits to be fetched.</summary>
    public bool IsPaperWaiting => State is CopyState.Waiting && AnsweredAtUtc is not null;

    public DateTime? WithdrawnAtUtc { get; private set; }

    public WithdrawalReason? WithdrawnFor { get; private set; }

    /// <summary>Null when the reason says it all.</summary>
    public string? WithdrawalNote { get; private set; }

    /// <summary>
    /// The force the license has lost since the copy was made, and as of when; null while nothing is known against it.
    /// </summary>
    public LicenseStatus? ChangedTo { get; private set; }

    public DateTime? ChangedAsOfUtc { get; private set; }

    /// <summary>Changes with every save: two windows must not both answer for one sheet.</summary>
    public Guid Version { get; private set; } = Guid.CreateVersion7();

    /// <summary>
    /// Takes a made copy into the register. It is reserved until the clerk says how it came out; one made ahead waits.
    /// </summary>
    public static RegisteredCopy Of(CertifiedCopy copy, CopyRecord record) => new()
    {
        Number = copy.Number,
        Hall = copy.Number.Hall,
        Day = copy.Number.Day,
        Sequence = copy.Number.Sequence,
        Form = copy.Form,
        State = record.IsAhead ? CopyState.Waiting : CopyState.Reserved,
        IsAhead = record.IsAhead,
        Edition = record.Edition,
        HasEnglish = record.HasEnglish,
        Visit = record.Visit,
        Counter = copy.Order.Maker.Counter,
        ClerkId = record.ClerkId,
        PurposeText = copy.Order.Purpose.Text,
        Recipient = copy.Order.Purpose.Recipient,
        KindCode = copy.Order.Kind.Code,
        KindName = copy.Order.Kind.Name,
        MaskedHolder = copy.Order.MaskedHolder,
        NumberTail = copy.Order.NumberTail,
        HolderHash = record.HolderHash,
        LicenseHash = record.LicenseHash,
        SeriesHash = record.SeriesHash,
        LicenseVersion = copy.Order.License.Version,
        StatusWhenMade = copy.Order.License.Status,
        CheckValueHash = record.CheckValueHash,
        CodeAddress = copy.CodeAddress,
        KeyId = SignerOf(copy.CodeAddress),
        ModelDigest = copy.Digest(),
        PageDigest = record.PageDigest,
        SourceDigest = record.SourceDigest,
        Pages = record.Pages,
        Writer = record.Writer,
        Making = record.Making.Write(),
        MadeAtUtc = copy.Order.MadeAt.UtcDateTime,
        ExpiresOn = copy.Order.ExpiresOn,
        Replaces = copy.Order.Replaces,
        ReprintedFor = record.Reprint?.Reason,
        ReprintNote = record.Reprint?.Note,
        WentPast = record.WentPast,
    };

    /// <summary>Why it may not go to the printer now, or null when it may.</summary>
    /// <param name="atUtc">Now.</param>
    /// <param name="oldest">How old a page may be when it is sent.</param>
    /// <param name="isCorrected">Whether anything of the license, in the same version, was heard since the page was made.</param>
    public SendingFault? FindSendingFault(DateTime atUtc, TimeSpan oldest, bool isCorrected = false) => this switch
    {
        { IsUnanswered: false } => SendingFault.Answered,

        // How long it may wait was said when it was made.
        { State: CopyState.Waiting } => null,
        { ChangedTo: null } when !isCorrected && atUtc - MadeAtUtc <= oldest => null,
        { SentAtUtc: null } => SendingFault.PageTooOld,
        _ => SendingFault.PageTooOldToRepeat,
    };

    /// <summary>It goes to the printer. From then on paper may be there.</summary>
    /// <exception cref="InvalidOperationException">It was answered for before.</exception>
    public void Send(DateTime atUtc)
    {
        MustBeUnanswered();
        SentAtUtc ??= atUtc;
        Version = Guid.CreateVersion7();
    }

    /// <summary>The printer said that it did not take it, and it had not gone there before.</summary>
    public void TakeSendingBack() => (SentAtUtc, Version) = (null, Guid.CreateVersion7());

    /// <summary>The page is too old and goes nowhere; another is made under another number.</summary>
    /// <exception cref="InvalidOperationException">It was answered for, or went to the printer before.</exception>
    public void Outdate(DateTime atUtc)
    {
        Must(CopyState.Reserved);
        if (SentAtUtc is not null)
        {
            throw new InvalidOperationException("It went to the printer: only who sees the paper can answer.");
        }

        Change(CopyState.Void);
        (AnsweredAtUtc, VoidFor) = (atUtc, VoidReason.PageTooOld);
    }

    /// <summary>The clerk says how the sheet came out. Only the first answer counts.</summary>
    /// <exception cref="InvalidOperationException">It was answered before.</exception>
    public void Answer(PrintOutcome outcome, DateTime atUtc)
    {
        MustBeUnanswered();
        Change(outcome switch
        {
            PrintOutcome.CameOutWell => IsAhead ? CopyState.Waiting : CopyState.Printed,
            PrintOutcome.Spoiled or PrintOutcome.DidNotComeOut => CopyState.Void,
        });
        AnsweredAtUtc = atUtc;
        VoidFor = outcome switch
        {
            PrintOutcome.CameOutWell => null,
            PrintOutcome.Spoiled => VoidReason.Spoiled,
            PrintOutcome.DidNotComeOut => VoidReason.DidNotComeOut,
        };
    }

    /// <summary>It is in the hands of whoever fetched it. From then on it counts.</summary>
    /// <exception cref="InvalidOperationException">It does not wait, or there is no paper of it.</exception>
    public void HandOut(Guid visit, DateTime atUtc)
    {
        if (!IsPaperWaiting)
        {
            throw new InvalidOperationException("Only what waits on paper is handed out.");
        }

        Change(CopyState.Printed);
        (HandedOutVisit, HandedOutAtUtc) = (visit, atUtc);
    }

    /// <summary>It waits no longer, and nobody gets it.</summary>
    /// <exception cref="InvalidOperationException">It does not wait.</exception>
    public void EndWaiting(VoidReason reason, DateTime atUtc)
    {
        Must(CopyState.Waiting);
        Change(CopyState.Void);
        (AnsweredAtUtc, VoidFor) = (atUtc, reason);
    }

    /// <summary>Why the hall cannot take the copy back, or null when it can.</summary>
    /// <param name="today">In China.</param>
    public WithdrawalFault? FindWithdrawalFault(DateOnly today) => State switch
    {
        CopyState.Reserved or CopyState.Waiting => WithdrawalFault.NotHandedOver,
        CopyState.Void => WithdrawalFault.Void,
        CopyState.Withdrawn => WithdrawalFault.AlreadyWithdrawn,
        CopyState.Printed => today > ExpiresOn ? WithdrawalFault.Expired : null,
    };

    /// <summary>The hall takes a copy back that is out of the house. Whoever checks it is told, but not why.</summary>
    /// <exception cref="InvalidOperationException">It was never handed over.</exception>
    public void Withdraw(Withdrawal withdrawal, DateTime atUtc)
    {
        Must(CopyState.Printed);
        Change(CopyState.Withdrawn);
        (WithdrawnAtUtc, WithdrawnFor, WithdrawalNote) = (atUtc, withdrawal.Reason, withdrawal.Note);
    }

    /// <summary>
    /// A source has said how the license stands. A copy that is out of the house, or may still go out, is marked when
    /// that is a loss, and the mark goes when the loss does; a newer version is for good. False when nothing is new.
    /// </summary>
    public bool Hear(LicenseStanding heard)
    {
        var changedTo = heard.IsLossFor(this) ? heard.Status : (LicenseStatus?)null;
        if (State is CopyState.Void or CopyState.Withdrawn || Form is CopyForm.MarkedCopy || heard.SaysNothing
            || ChangedTo is LicenseStatus.Superseded || ChangedTo == changedTo || heard.AsOfUtc < ChangedAsOfUtc)
        {
            return false;
        }

        (ChangedTo, ChangedAsOfUtc) = (changedTo, changedTo is null ? null : heard.AsOfUtc);
        Version = Guid.CreateVersion7();
        return true;
    }

    private static string SignerOf(string codeAddress) =>
        SignedCopyCode.Read(codeAddress) is CopyCodeReading.Read { Code.Message.KeyId: var id }
            ? Convert.ToHexString(id.AsSpan())
            : throw new ArgumentException("Only a copy with a signed code is registered.", nameof(codeAddress));

    private void Change(CopyState state) => (State, Version) = (state, Guid.CreateVersion7());

    private void MustBeUnanswered()
    {
        if (!IsUnanswered)
        {
            throw new InvalidOperationException($"The copy is {State} and answered for.");
        }
    }

    private void Must(CopyState state)
    {
        if (State != state)
        {
            throw new InvalidOperationException($"The copy is {State}, not {state}.");
        }
    }
}
