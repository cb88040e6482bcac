using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Visits;

/// <summary>A question of a visit that stands on a phone. It is kept by the page that waits, and nowhere else.</summary>
/// <param name="question">Of the visit. An answer to another one is none.</param>
/// <param name="platform">Who asks there.</param>
/// <param name="consent">What the platform calls it.</param>
public sealed class PhoneQuestion(Guid question, ISharingPlatform platform, PhoneConsent consent)
{
    public Guid Question => question;

    public ISharingPlatform Platform => platform;

    public PhoneConsent Consent => consent;
}

/// <summary>
/// Has a platform ask a holder on her own phone, or an agent on his. A yes there counts once what is fetched by it is the
/// holder's, and ends in the same record as one on the applicant's screen: of an agent the letter is and stays the basis.
/// </summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed class PhoneConsentDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, VisitContents contents, SharingPlatforms platforms,
    PlatformCalls calls, ConsentDesk consent, IKeyRing keys)
{
    /// <summary>How long the desk waits for somebody to look at a phone.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);

    /// <summary>How often it is asked whether there is an answer.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    /// <summary>Whether who is asked now could be asked so, and a platform asks on such phones.</summary>
    public bool IsOfferedTo(Visit visit) =>
        BearerOf(visit) is { } bearer
        && platforms.All.Any(routed => routed.Platform.AsksOnPhoneOf(bearer) && routed.Options.CodeStarts.Count > 0);

    /// <summary>
    /// Whose phone would be asked: the holder's, or that of an agent, of whose mandate the platform knows beside the letter. Null
    /// where nobody is: platforms know of no guardians and of nobody who acts for an enterprise by office.
    /// </summary>
    public static PhoneBearer? BearerOf(Visit visit) => visit is not { Question: { } question, Duty: null } ? null
        : visit.BasisFor(visit.Find(question.Holder)) switch
        {
            BasisKind.HolderAuthorization => PhoneBearer.Holder,
            BasisKind.Mandate => PhoneBearer.Agent,
            BasisKind.StatutoryDuty or BasisKind.Guardianship or BasisKind.LegalRepresentation or BasisKind.WrittenRequest => null,
        };

    /// <summary>Puts the visit's question on the phone that shows the code. What stops it is said.</summary>
    /// <param name="id">A visit that is this clerk's, and open.</param>
    /// <param name="clerk">Who asks.</param>
    /// <param name="scanned">What the scanner gave.</param>
    /// <param name="cancellationToken">The clerk has left.</param>
    public async Task<(PhoneQuestion? Asked, PhoneFinding? Trouble)> BeginAsync(
        Guid id, Clerk clerk, string scanned, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        if (visit.Question is not { } question || BearerOf(visit) is not { } bearer)
        {
            return (null, null);
        }

        // A code that no platform makes is sent to nobody: whoever has it could use it.
        if (!ShownCode.TryParse(scanned, out var code)
            || platforms.SourceOf(code)?.Platform is not { } platform || !platform.AsksOnPhoneOf(bearer))
        {
            return (null, PhoneFinding.NotACode);
        }

        var note = NoteOf(visit, question, platform);
        return await audit.AnnouncedAsync<(PhoneQuestion?, PhoneFinding?)>(note, async announcement =>
        {
            var begun = await platform.BeginConsentAsync(
                code, bearer, question.Kinds, calls.Of(visit, clerk), cancellationToken);
            var trouble = PhoneFindings.TroubleOf(begun);
            await RecordAsync(id, announcement, note, trouble, begun.Words, cancellationToken);
            return begun is PlatformAnswer<PhoneConsent>.Answered(var put) ? (new(question.Id, platform, put), null) : (null, trouble);
        }, cancellationToken);
    }

    /// <summary>Looks whether there is an answer. A platform that is away for a moment is asked again.</summary>
    /// <returns>Null while nobody has answered; <see cref="PhoneFinding.Agreed"/> is no consent before <see cref="TakeAsync"/>.</returns>
    public async Task<PhoneFinding?> LookAsync(Guid id, Clerk clerk, PhoneQuestion asked, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        return await asked.Platform.PollConsentAsync(asked.Consent, calls.Of(visit, clerk), cancellationToken) switch
        {
            PlatformAnswer<PhoneReply>.Answered({ State: PhoneState.Waiting }) or PlatformAnswer<PhoneReply>.Unreachable => null,
            PlatformAnswer<PhoneReply>.Answered({ State: PhoneState.Agreed }) => PhoneFinding.Agreed,
            PlatformAnswer<PhoneReply>.Answered => PhoneFinding.NotGiven,
            var answer => PhoneFindings.TroubleOf(answer),
        };
    }

    /// <summary>Fetches by what was agreed, and takes it as the holder's answer when it is hers.</summary>
    public async Task<PhoneFinding?> TakeAsync(Guid id, Clerk clerk, PhoneQuestion asked, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        if (visit.Question is not { } question || question.Id != asked.Question)
        {
            return null;
        }

        var known = await db.FindHolderAsync(keys, question.Holder, cancellationToken);
        var note = NoteOf(visit, question, asked.Platform);
        var finding = await audit.AnnouncedAsync(note, async announcement =>
        {
            var fetched = await asked.Platform.FetchAsync(
                asked.Consent, known!.Code, question.Kinds, calls.Of(visit, clerk), cancellationToken);
            var found = PhoneFindings.OfFetched(fetched);
            await RecordAsync(
                id, announcement, note, found is PhoneFinding.Agreed ? null : found, fetched.Words, cancellationToken);
            return found;
        }, cancellationToken);
        return finding is not PhoneFinding.Agreed ? finding
            : await consent.AnswerAsync(
                id, clerk, asked.Question, ConsentAnswer.Agreed, BasisProof.OnPhone, cancellationToken) ? finding
            : null;
    }

    /// <summary>Records that a question on a phone came to nothing.</summary>
    public async Task EndAsync(
        Guid id, Clerk clerk, PhoneQuestion asked, PhoneFinding finding, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        if (visit.Question is { } question && question.Id == asked.Question)
        {
            await RecordAsync(id, null, NoteOf(visit, question, asked.Platform), finding, "", cancellationToken);
        }
    }

    private static AuditNote NoteOf(Visit visit, VisitQuestion question, ISharingPlatform platform) =>
        VisitNote.Of(visit, AuditAction.PhoneAsked, visit.Find(question.Holder)) with
        {
            Details =
            [
                new("Source", platform.Key), new("Kinds", string.Join(' ', question.Kinds)),
                .. BearerOf(visit) is PhoneBearer.Agent ? (AuditDetail[])[new("Bearer", nameof(PhoneBearer.Agent))] : [],
            ],
        };

    private async Task RecordAsync(
        Guid id, AuditReceipt? announcement, AuditNote note, PhoneFinding? trouble, string answer, CancellationToken cancellationToken)
    {
        ImmutableArray<AuditDetail> said =
        [
            .. answer.Length > 0 ? (AuditDetail[])[new("Answer", answer)] : [],
            .. trouble is { } why ? (AuditDetail[])[new("Trouble", why.ToString())] : [],
        ];
        var outcome = note with
        {
            Outcome = trouble switch
            {
                null => AuditOutcome.Done,
                PhoneFinding.NotGiven or PhoneFinding.AnotherPerson or PhoneFinding.CodeRefused => AuditOutcome.Refused,
                _ => AuditOutcome.CouldNotBeTold,
            },
            Details = [.. note.Details, .. said],
        };
        contents.Of(id).Prove(await audit.RecordAsync(announcement, outcome, cancellationToken), note.Action);
    }
}
