using System.Collections.Immutable;
using System.Diagnostics;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Copies;

/// <summary>
/// Makes copies and keeps their register. A number is taken in the very transaction that registers its copy, so that
/// none is used twice or lost, whatever stops the program.
/// </summary>
/// <remarks>
/// Methods that act throw <see cref="AuditUnavailableException"/> when the audit log cannot be written; then nothing
/// was done.
/// </remarks>
public sealed partial class CopyDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IKeyRing keys, PageFonts fonts, CopyOrders orders,
    EarlierCopies earlier, IOptions<CopyOptions> options, DeskClock clock, OpenLicenses licenses) : IDisposable
{
    // Each lost attempt means that another process took the number.
    private const int MostAttempts = 50;

    private readonly SemaphoreSlim _turn = new(1, 1);

    public void Dispose() => _turn.Dispose();

    /// <summary>
    /// Looks whether a copy may be made, whether it was printed before, and whether every character can be printed; then
    /// takes a number, signs the code and draws the page. What is ready stands in the register as reserved.
    /// </summary>
    /// <exception cref="VisitClosedException">The visit ended meanwhile. Nothing was done.</exception>
    public async Task<PreparedCopy> PrepareAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        var visit = await LoadVisitAsync(request, cancellationToken);
        if (await licenses.HasChangedAsync(request.Visit, cancellationToken))
        {
            await audit.RecordAsync(null, Refusal(request, visit, "LicenseChanged"), cancellationToken);
            return new PreparedCopy.LicenseChanged();
        }

        var words = PaperWords.OfCopy(request.HasEnglish);
        if (orders.Of(request, visit, words) is not { Form: { } form } order)
        {
            await audit.RecordAsync(null, Refusal(request, visit, "NotGenuine"), cancellationToken);
            return new PreparedCopy.NotAllowed();
        }

        var opened = await FindOpeningsAsync(request, visit, cancellationToken);
        List<BreakGlassOpening> used = [];
        if (form is CopyForm.MarkedCopy && !(request.License.Needed?.Item.AcceptsNotInForce ?? request.AcceptsNotInForce))
        {
            if (opened.Find(opening => opening.Rule is BreakGlassRule.NotInForce) is not { } marking)
            {
                await audit.RecordAsync(null, Refusal(request, visit, "NotAcceptedByRecipient"), cancellationToken);
                return new PreparedCopy.NotAllowed();
            }

            used.Add(marking);
        }

        var (written, isRefused) = await FindRequestAsync(visit, cancellationToken);
        if (isRefused)
        {
            await audit.RecordAsync(null, Refusal(request, visit, "NoWrittenRequest"), cancellationToken);
            return new PreparedCopy.NotAllowed();
        }

        var decision = await earlier.DecideAsync(request, visit, order, isOpened: false, cancellationToken);
        if (decision is PrintingDecision.TooOften
            && opened.Find(opening => opening.Rule is BreakGlassRule.PrintedTooOften) is { } another)
        {
            decision = await earlier.DecideAsync(request, visit, order, isOpened: true, cancellationToken);
            used.Add(another);
        }

        if (decision is not PrintingDecision.May(var names))
        {
            return await TellAsync(request, visit, decision, cancellationToken);
        }

        order = order with { Replaces = names };
        request = request with { Again = names is not null && request.Again?.Seen == names ? request.Again : null };

        // One set for gate and page: the hall may be putting a font into its folder just now.
        var set = fonts.Set;
        var (consent, confirmation) = await ProveAsync(request, visit, cancellationToken);
        var gate = CopyGate.Pass(order, request.Edition, words, set, consent);
        if (gate.Order is not { } passed)
        {
            var refusal = Refusal(request, visit, ReasonOf(gate.Found));
            return new PreparedCopy.GateRefused(
                gate.Found, await audit.RecordAsync(null, refusal, cancellationToken));
        }

        order = passed;
        var note = NoteOf(request, visit, ActionOf(form)) with
        {
            Details = CodedCharacters.DetailsOf(order, confirmation),
        };
        var announcement = await audit.AnnounceAsync(note, cancellationToken);
        try
        {
            return await ReserveAsync(request, order, words, set, written, used, note, announcement, cancellationToken);
        }
        catch
        {
            await audit.RecordAsync(announcement, note with { Outcome = AuditOutcome.Failed }, CancellationToken.None);
            throw;
        }
    }

    /// <inheritdoc cref="RecordOutcomeAsync(CopyNumber, PrintAnswer, Clerk, CancellationToken)"/>
    public async Task<AnsweredCopy> RecordOutcomeAsync(
        CopyNumber number, PrintOutcome outcome, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        return await RecordOutcomeAsync(number, new PrintAnswer(outcome), clerk, cancellationToken);
    }

    /// <summary>
    /// The clerk says how the sheet came out; a spoiled copy is void from then on. Only the first answer counts.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// There is no copy of this number, or the hall's paper has numbers and they were not asked for.
    /// </exception>
    public async Task<AnsweredCopy> RecordOutcomeAsync(
        CopyNumber number, PrintAnswer answer, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        if (options.Value.NumberedPaper && answer is { Outcome: not PrintOutcome.DidNotComeOut, Paper.Sheets: [] })
        {
            throw new ArgumentException("The hall's paper has numbers: ask for them.", nameof(answer));
        }

        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var copy = await FindAsync(db, number, cancellationToken);
            if (!copy.IsUnanswered)
            {
                return new(copy.State, null);
            }

            if (await FindTakenAsync(db, answer, cancellationToken) is { } taken)
            {
                return new(copy.State, null, taken);
            }

            var now = clock.Now.UtcDateTime;
            copy.Answer(answer.Outcome, now);
            await WipeKeptAsync(db, copy, cancellationToken);
            db.AddRange(answer.Paper.Sheets.Select(sheet => UsedSheet.Of(copy, sheet, clock.Today, clerk.Id, now)));
            if (await FindVisitAsync(db, copy, cancellationToken) is { Phase: VisitPhase.Printing } visit)
            {
                visit.Enter(VisitPhase.Serving, now);
            }

            return new(
                copy.State, await audit.RecordAsync(db, null, AnswerNote(copy, answer, clerk), cancellationToken));
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody answered in another window, just now.
            return await RecordOutcomeAsync(number, answer, clerk, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody used the sheet at another counter, just now.
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            if (await FindTakenAsync(db, answer, cancellationToken) is { } taken)
            {
                return new((await FindAsync(db, number, cancellationToken)).State, null, taken);
            }

            throw;
        }
    }

    /// <summary>
    /// The copies of a counter that nobody has answered for, the oldest first. They stay until somebody does.
    /// </summary>
    public async Task<ImmutableArray<OpenCopy>> UnansweredAsync(string counter, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var open = await db.Set<RegisteredCopy>().AsNoTracking()
            .Where(copy => copy.Counter == counter)
            .Where(copy => copy.State == CopyState.Reserved
                || (copy.State == CopyState.Waiting && copy.SentAtUtc != null && copy.AnsweredAtUtc == null))
            .OrderBy(copy => copy.MadeAtUtc)
            .ToListAsync(cancellationToken);
        return [.. open.Select(copy => new OpenCopy(
            copy.Number, copy.Form, copy.KindName, copy.MaskedHolder, copy.ClerkId, copy.MadeAtUtc, copy.Pages))];
    }

    private async Task<PreparedCopy> TellAsync(
        CopyRequest request, Visit visit, PrintingDecision decision, CancellationToken cancellationToken)
    {
        switch (decision)
        {
            case PrintingDecision.AnswerFirst(var open):
                return new PreparedCopy.AnswerFirst(open);
            case PrintingDecision.PrintedBefore before:
                return new PreparedCopy.PrintedBefore(before, EarlierCopies.MatterOf(visit, before.Last));
            case PrintingDecision.TooOften often:
                var refusal = Refusal(request, visit, "PrintedTooOften");
                refusal = refusal with { Details = refusal.Details.Add(new("Number", often.Earlier[0].Number.Value)) };
                await audit.RecordAsync(null, refusal, cancellationToken);
                return new PreparedCopy.PrintedTooOften(often);
            default:
                throw new UnreachableException();
        }
    }

    private async Task<Visit> LoadVisitAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.LoadVisitAsync(request.Visit, request.Clerk, cancellationToken);
    }

    private async Task<(GlyphConsent Consent, Confirmation? Confirmation)> ProveAsync(
        CopyRequest request, Visit visit, CancellationToken cancellationToken)
    {
        if (request.Glyphs.Coded.IsEmpty)
        {
            return (request.Glyphs, null);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.ProveAsync(request.Glyphs, visit, clock.Now.UtcDateTime, cancellationToken);
    }

    private AuditNote NoteOf(CopyRequest request, Visit visit, AuditAction action) => VisitNote.Of(visit, action) with
    {
        LicenseHash = AuditTerms.HashLicense(keys, request.License.License.Identifier),
        KindCode = request.License.License.KindCode,
    };

    private AuditNote Refusal(CopyRequest request, Visit visit, string reason) =>
        NoteOf(request, visit, AuditAction.CopyRefused) with
        {
            Outcome = AuditOutcome.Refused,
            Details = [new("Reason", reason)],
        };

    private static string ReasonOf(GlyphReport found) => string.Join(' ', found.MayPrint
        ? found.Substituted.Select(glyph => glyph.ToString()).Distinct()
        : found.Missing.Select(glyph => glyph.ToString()).Distinct());

    private static AuditAction ActionOf(CopyForm form) => form switch
    {
        CopyForm.CertifiedCopy or CopyForm.MarkedCopy => AuditAction.CopyReserved,
        CopyForm.InformationSheet => AuditAction.InformationSheetMade,
    };

    private static async Task<RegisteredCopy> FindAsync(
        CounterDeskDb db, CopyNumber number, CancellationToken cancellationToken) =>
        await db.Set<RegisteredCopy>().SingleOrDefaultAsync(copy => copy.Number == number, cancellationToken)
            ?? throw new ArgumentException("There is no copy of this number.", nameof(number));

    // Null when it has ended: a paper may be answered for later.
    private static Task<Visit?> FindVisitAsync(
        CounterDeskDb db, RegisteredCopy copy, CancellationToken cancellationToken) =>
        db.Set<Visit>().SingleOrDefaultAsync(
            visit => visit.Id == copy.Visit && visit.ClosedAtUtc == null, cancellationToken);

    private async Task<UsedSheet?> FindTakenAsync(
        CounterDeskDb db, PrintAnswer answer, CancellationToken cancellationToken)
    {
        var sheets = answer.Paper.Sheets.ToList();
        return sheets is [] ? null : await db.Set<UsedSheet>().AsNoTracking()
            .FirstOrDefaultAsync(used => used.Hall == orders.Hall && sheets.Contains(used.Number), cancellationToken);
    }

    private static AuditNote AnswerNote(RegisteredCopy copy, PrintAnswer answer, Clerk clerk)
    {
        var note = NoteAbout(copy, ActionOf(answer.Outcome), clerk);
        note = note with { Details = note.Details.Add(new("Outcome", answer.Outcome.ToString())) };
        return answer.Paper.Sheets is []
            ? note
            : note with { Details = note.Details.Add(new("Sheets", string.Join(' ', answer.Paper.Sheets))) };
    }

    private static AuditAction ActionOf(PrintOutcome outcome) => outcome switch
    {
        PrintOutcome.CameOutWell => AuditAction.CopyPrinted,
        PrintOutcome.Spoiled or PrintOutcome.DidNotComeOut => AuditAction.CopySpoiled,
    };

    private static AuditNote NoteAbout(RegisteredCopy copy, AuditAction action, Clerk clerk) =>
        CopyNote.Of(copy, action) with { Actor = clerk.Id, Role = DeskRoles.Clerk, Counter = clerk.Counter };
}
