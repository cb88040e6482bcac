using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.Visits.Papers;

/// <summary>
/// What the entries of some visits say about one person: the searches, and each license with all that was done with it.
/// Nothing about anybody else gets through, though it be of the same visit: neither a license, nor for what matter
/// somebody else came.
/// </summary>
/// <param name="entries">All of these visits, oldest first.</param>
/// <param name="person">The keyed hash of the person's number.</param>
/// <param name="copies">The register's copies of these visits.</param>
/// <param name="nameOf">Names of a kind by its code.</param>
internal sealed class LookLog(
    IReadOnlyList<AuditEntry> entries, byte[] person, IReadOnlyList<RegisteredCopy> copies,
    Func<string, TwoNames> nameOf)
{
    // Whoever has a copy in hand compares the end of its number: 00042-6.
    public const int TailLength = 7;

    // As VisitNote writes them.
    private const string PurposeArrow = " → ";
    private const char BasisComma = ',';

    // Told of a period, and not at the end of the very visit at which the person saw them done.
    private static readonly string[] _besides =
    [
        nameof(AuditAction.PlatformAsked), nameof(AuditAction.CodeResolved), nameof(AuditAction.IdentityRevealed),
        nameof(AuditAction.ProofRead), nameof(AuditAction.WhoLookedAsked),
    ];

    private static readonly string[] _ofLicense =
    [
        nameof(AuditAction.LicenseOpened), nameof(AuditAction.LicenseVerified), nameof(AuditAction.FieldRevealed),
        nameof(AuditAction.CopyReserved), nameof(AuditAction.InformationSheetMade),
    ];

    // An announcement that was answered says nothing more, nor an answer that a later one took back.
    private readonly HashSet<(string Hall, long Sequence)> _settled =
    [
        .. from entry in entries
           where entry.Announcement is not null
           group entry.Sequence by (entry.Hall, entry.Announcement!.Value) into answers
           from sequence in answers.SkipLast(1).Append(answers.Key.Value)
           select (answers.Key.Hall, sequence),
    ];

    // Where somebody else was looked at too, a search by a name or a license's number may be about either.
    private readonly HashSet<Guid?> _visitsWithOthers =
    [
        .. from entry in entries
           where entry is { Action: nameof(AuditAction.LicenseOpened), KindCode: not null } || IsByHolder(entry)
           where !entry.SubjectHash.AsSpan().SequenceEqual(person)
           select entry.Visit,
    ];

    /// <summary>
    /// The keyed hash of name and birth date, by which the person is searched for as well; null when it is not known.
    /// </summary>
    public byte[]? NameHash { get; init; }

    /// <summary>
    /// The visits whose matter the person knows, because she was there or was asked; of others it is not told. Null
    /// where it is told of all.
    /// </summary>
    public IReadOnlySet<Guid>? KnownMatters { get; init; }

    /// <summary>Of a period: what else was done than looking at licenses is told too, and no clerk has a number.</summary>
    public bool IsOfPeriod { get; init; }

    /// <summary>The hall that hands the paper out; entries of others name theirs.</summary>
    public string? Hall { get; init; }

    /// <summary>Receipt numbers.</summary>
    public ImmutableArray<string> Objections =>
    [
        .. from entry in entries
           where entry is { Action: nameof(AuditAction.ObjectionFiled), Outcome: nameof(AuditOutcome.Done) }
           where IsOwn(entry)
           select DetailOf(entry, "Number"),
    ];

    /// <summary>The earliest first; <paramref name="asked"/> is the clerk who is named by her number.</summary>
    public ImmutableArray<Look> Looks(Clerk asked)
    {
        var told = entries.Where(entry => !_settled.Contains((entry.Hall, entry.Sequence))).ToList();
        var searches = told
            .Where(entry => entry.Action is nameof(AuditAction.Search) && MayBeOwn(entry))
            .Select(entry => (entry.Sequence, LookAt(entry, asked, [SearchOf(entry)])));
        var licenses = told
            .Where(entry => _ofLicense.Contains(entry.Action) && entry.LicenseHash is not null && IsOwn(entry))
            .GroupBy(entry => (entry.Visit, entry.Purpose, entry.Basis, Convert.ToHexString(entry.LicenseHash!)))
            .Select(group => (group.First().Sequence, LookAt(group.First(), asked, StepsOf([.. group])) with
            {
                Kind = KindOf(group) is { } code ? nameOf(code) : null,
            }));
        var others = told
            .Where(entry => IsOfPeriod && _besides.Contains(entry.Action) && IsOwn(entry))
            .GroupBy(entry => (entry.Visit, entry.Action, entry.Purpose, entry.Actor))
            .Select(group => (
                group.First().Sequence, LookAt(group.First(), asked, [.. group.SelectMany(StepOf).Distinct()])));
        return
        [
            .. from look in searches.Concat(licenses).Concat(others)
               orderby IsOfPeriod ? look.Item2.At : default, look.Sequence
               select look.Item2,
        ];
    }

    private static string? KindOf(IEnumerable<AuditEntry> license) =>
        license.Select(entry => entry.KindCode).FirstOrDefault(code => code is not null);

    private Look LookAt(AuditEntry entry, Clerk asked, ImmutableArray<LookStep> steps)
    {
        var isKnown = IsMatterKnown(entry.Visit);
        var purpose = isKnown ? entry.Purpose?.Split(PurposeArrow, 2) : null;
        var right = entry.Basis?.Split(BasisComma, StringSplitOptions.TrimEntries) ?? [];
        var basis = right is [var kind, ..] && Enum.TryParse<BasisKind>(kind, out var known) ? known : (BasisKind?)null;
        return new()
        {
            At = DeskClock.At(entry.AtUtc),
            Hall = entry.Hall == (Hall ?? entry.Hall) ? null : entry.Hall,
            Counter = entry.Counter,
            Role = entry.Role?.Split(' ')[0],
            ClerkNumber = !IsOfPeriod && entry.Actor == asked.Id ? asked.Number : null,
            Matter = purpose?[0],
            Recipient = purpose is [_, var recipient] ? recipient : null,

            // What somebody else agreed to is no right to look at this person; a duty is one whoever came.
            Basis = isKnown || basis is BasisKind.StatutoryDuty ? basis : null,
            IsSigned = isKnown && right is [_, nameof(BasisProof.SignedOnScreen), ..],
            Steps = steps,
        };
    }

    // A license that was opened twice, as after a lost connection, was looked at once.
    private ImmutableArray<LookStep> StepsOf(IReadOnlyList<AuditEntry> license) =>
    [
        .. license.SelectMany(StepOf).Distinct(),
        .. license.Count(entry => entry.Action is nameof(AuditAction.FieldRevealed)) is > 0 and var fields
            ? (LookStep[])[new LookStep.Revealed(fields)]
            : [],
        .. license.Select(CopyOf).OfType<LookStep>(),
    ];

    private static LookStep[] StepOf(AuditEntry entry) => entry.Action switch
    {
        nameof(AuditAction.LicenseOpened) => [new LookStep.Opened(OutcomeOf(entry))],
        nameof(AuditAction.LicenseVerified)
            when Enum.TryParse<GenuineAnswer>(DetailOf(entry, "Genuine"), out var genuine)
            && Enum.TryParse<InForceAnswer>(DetailOf(entry, "InForce"), out var inForce) =>
            [new LookStep.Verified(genuine, inForce)],
        nameof(AuditAction.PlatformAsked) => [new LookStep.PlatformAsked(OutcomeOf(entry))],
        nameof(AuditAction.CodeResolved) => [new LookStep.CodeResolved(OutcomeOf(entry))],
        nameof(AuditAction.IdentityRevealed) => [new LookStep.IdentityRevealed()],
        nameof(AuditAction.ProofRead) => [new LookStep.ProofRead(OutcomeOf(entry))],
        nameof(AuditAction.WhoLookedAsked) => [new LookStep.WhoLookedAsked(OutcomeOf(entry))],
        _ => [],
    };

    // Refused without having been announced: nobody had agreed. Otherwise too many have the name.
    private static LookStep SearchOf(AuditEntry entry) =>
        entry.Announcement is null && OutcomeOf(entry) is AuditOutcome.Refused
            ? new LookStep.NotSearched()
            : new LookStep.Searched(OutcomeOf(entry));

    private LookStep.Copied? CopyOf(AuditEntry entry) =>
        entry.Action is nameof(AuditAction.CopyReserved) or nameof(AuditAction.InformationSheetMade)
        && copies.FirstOrDefault(copy => copy.Number.Value == DetailOf(entry, "Number")) is { } copy
            ? new(copy.Number.Value[^TailLength..], copy.ExpiresOn, FateOf(copy.State))
            : null;

    public static CopyFate FateOf(CopyState state) => state switch
    {
        CopyState.Reserved => CopyFate.NotTold,
        CopyState.Waiting => CopyFate.Waiting,
        CopyState.Printed => CopyFate.HandedOut,
        CopyState.Void or CopyState.Withdrawn => CopyFate.Void,
    };

    private bool IsOwn(AuditEntry entry) => entry.SubjectHash.AsSpan().SequenceEqual(person);

    private bool MayBeOwn(AuditEntry entry) =>
        IsOwn(entry) || IsByName(entry) || (IsMatterKnown(entry.Visit) && !_visitsWithOthers.Contains(entry.Visit));

    private bool IsByName(AuditEntry entry) => NameHash is { } hash && entry.SubjectHash.AsSpan().SequenceEqual(hash);

    private bool IsMatterKnown(Guid? visit) => KnownMatters is null || (visit is { } id && KnownMatters.Contains(id));

    private static bool IsByHolder(AuditEntry entry) => entry.Action is nameof(AuditAction.Search)
        && DetailOf(entry, "Form") is nameof(LicenseQuery.ByHolder);

    // A later program may know outcomes that this one has no name for.
    private static AuditOutcome OutcomeOf(AuditEntry entry) =>
        Enum.TryParse<AuditOutcome>(entry.Outcome, out var outcome) ? outcome : AuditOutcome.Unknown;

    private static string DetailOf(AuditEntry entry, string name) =>
        AuditDetail.Read(entry.Details).GetValueOrDefault(name) ?? "";
}
