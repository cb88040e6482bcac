using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Printing;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.External.Printers;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Copies;

/// <summary>
/// Makes copies and keeps their register. A number is taken in the very transaction that registers its copy, so that
/// none is used twice or lost, whatever stops the program.
/// </summary>
/// <remarks>
/// Methods that act throw <see cref="AuditUnavailableException"/> when the audit log cannot be written; then nothing
/// was done.
/// </remarks>
public sealed class CopyDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IKeyRing keys, PageFonts fonts, CopyOrders orders,
    DeskClock clock) : IDisposable
{
    // Each lost attempt means that another process took the number.
    private const int MostAttempts = 50;

    private readonly SemaphoreSlim _turn = new(1, 1);

    public void Dispose() => _turn.Dispose();

    /// <summary>
    /// Looks whether a copy may be made and every character can be printed; then takes a number, signs the code and
    /// draws the page. What is ready stands in the register as reserved.
    /// </summary>
    /// <exception cref="VisitClosedException">The visit ended meanwhile. Nothing was done.</exception>
    public async Task<PreparedCopy> PrepareAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        var visit = await LoadVisitAsync(request, cancellationToken);
        var words = PaperWords.OfCopy(request.HasEnglish);
        if (orders.Of(request, visit, words) is not { Form: { } form } order)
        {
            await audit.RecordAsync(null, Refusal(request, visit, "NotGenuine"), cancellationToken);
            return new PreparedCopy.NotAllowed();
        }

        if (form is CopyForm.MarkedCopy && !(request.License.Needed?.Item.AcceptsNotInForce ?? request.AcceptsNotInForce))
        {
            await audit.RecordAsync(null, Refusal(request, visit, "NotAcceptedByRecipient"), cancellationToken);
            return new PreparedCopy.NotAllowed();
        }

        var draft = CertifiedCopy.Draft(order, Number(order, 1));
        var gate = GlyphGate.Inspect(
            CopyLayout.Compose(draft, request.Edition, words, QrCode.Of("DRAFT")), fonts.Set);
        if (!gate.MayPrint)
        {
            var missing = string.Join(' ', gate.Missing.Select(glyph => glyph.ToString()).Distinct());
            await audit.RecordAsync(null, Refusal(request, visit, missing), cancellationToken);
            return new PreparedCopy.GateRefused(gate);
        }

        order = order with { Substituted = gate.Substituted };
        var note = NoteOf(request, visit, ActionOf(form));
        var announcement = await audit.AnnounceAsync(note, cancellationToken);
        try
        {
            return await ReserveAsync(request, order, words, note, announcement, cancellationToken);
        }
        catch
        {
            await audit.RecordAsync(announcement, note with { Outcome = AuditOutcome.Failed }, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Records that a copy goes to the printer. Only then may it be sent there.</summary>
    /// <exception cref="ArgumentException">There is no copy of this number.</exception>
    public async Task<AuditReceipt> RecordSendingAsync(
        CopyNumber number, Clerk clerk, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var copy = await FindAsync(db, number, cancellationToken);
        (await FindVisitAsync(db, copy, cancellationToken))?.Enter(VisitPhase.Printing, clock.Now.UtcDateTime);
        return await audit.RecordAsync(db, null, NoteAbout(copy, AuditAction.CopySent, clerk), cancellationToken);
    }

    /// <summary>
    /// Sends the previewed file to the counter's printer. That it goes there is announced, and what came of it is
    /// recorded before it is told. Once announced it goes on to its end, also when the clerk has left.
    /// </summary>
    /// <exception cref="ArgumentException">There is no copy of this number, or the file is not its own.</exception>
    public async Task<SentCopy> SendAsync(
        CopyNumber number, ReadOnlyMemory<byte> pdf, IppPrinter printer, Clerk clerk,
        CancellationToken cancellationToken)
    {
        // The visit may end meanwhile and wipe its own.
        var sent = pdf.ToArray();
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var copy = await FindAsync(db, number, cancellationToken);
            if (!copy.PageDigest.AsSpan().SequenceEqual(Sm3.Hash(sent)))
            {
                throw new ArgumentException("This is not the file that was registered.", nameof(pdf));
            }

            (await FindVisitAsync(db, copy, cancellationToken))?.Enter(VisitPhase.Printing, clock.Now.UtcDateTime);
            var note = NoteAbout(copy, AuditAction.CopySent, clerk);
            note = note with { Details = note.Details.Add(new("Printer", printer.Key)) };
            var announcement = await audit.RecordAsync(
                db, null, note with { Outcome = AuditOutcome.Announced }, cancellationToken);

            var outcome = await printer.SendAsync(
                printer.OrderOf(copy.Edition.Use(), number.Value, sent), CancellationToken.None);
            return new(outcome, await audit.RecordAsync(announcement, SentNote(note, outcome), CancellationToken.None));
        }
        finally
        {
            Array.Clear(sent);
        }
    }

    /// <summary>
    /// The clerk says how the sheet came out; a spoiled copy is void from then on. Only the first answer counts.
    /// </summary>
    /// <exception cref="ArgumentException">There is no copy of this number.</exception>
    public async Task<AnsweredCopy> RecordOutcomeAsync(
        CopyNumber number, PrintOutcome outcome, Clerk clerk, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var copy = await FindAsync(db, number, cancellationToken);
            if (copy.State is not CopyState.Reserved)
            {
                return new(copy.State, null);
            }

            copy.Answer(outcome, clock.Now.UtcDateTime);
            if (await FindVisitAsync(db, copy, cancellationToken) is { Phase: VisitPhase.Printing } visit)
            {
                visit.Enter(VisitPhase.Serving, clock.Now.UtcDateTime);
            }

            return new(
                copy.State, await audit.RecordAsync(db, null, AnswerNote(copy, outcome, clerk), cancellationToken));
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody answered in another window, just now.
            return await RecordOutcomeAsync(number, outcome, clerk, cancellationToken);
        }
    }

    /// <summary>
    /// The copies of a counter that nobody has answered for, the oldest first. They stay until somebody does.
    /// </summary>
    public async Task<ImmutableArray<OpenCopy>> UnansweredAsync(string counter, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var open = await db.Set<RegisteredCopy>().AsNoTracking()
            .Where(copy => copy.State == CopyState.Reserved && copy.Counter == counter)
            .OrderBy(copy => copy.MadeAtUtc)
            .ToListAsync(cancellationToken);
        return [.. open.Select(copy => new OpenCopy(
            copy.Number, copy.Form, copy.KindName, copy.MaskedHolder, copy.ClerkId, copy.MadeAtUtc))];
    }

    private async Task<Visit> LoadVisitAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.LoadVisitAsync(request.Visit, request.Clerk, cancellationToken);
    }

    private async Task<PreparedCopy> ReserveAsync(
        CopyRequest request, CopyOrder order, DocumentWords words, AuditNote note, AuditReceipt announcement,
        CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            for (var attempt = 1; ; attempt++)
            {
                var number = await NextNumberAsync(db, order, cancellationToken);
                var copy = CertifiedCopy.Make(order, number, CheckValue.Draw(), keys);
                var pdf = PdfWriter.Write(
                    CopyLayout.Compose(copy, request.Edition, words, QrCode.Of(copy.CodeAddress)), fonts.Set);
                db.Add(RegisteredCopy.Of(copy, RecordOf(request, copy, pdf)));
                var numbered = note with
                {
                    Details =
                    [
                        new("Number", number.Value), new("Form", copy.Form.ToString()),
                        new("Edition", request.Edition.ToString()),
                        .. request.HasEnglish ? [new("English", "Yes")] : ImmutableArray<AuditDetail>.Empty,
                    ],
                };
                try
                {
                    var receipt = await audit.RecordAsync(db, announcement, numbered, cancellationToken);
                    return new PreparedCopy.Ready(copy, pdf, receipt);
                }
                catch (DbUpdateException) when (attempt < MostAttempts)
                {
                    db.ChangeTracker.Clear();
                    if (await NextNumberAsync(db, order, cancellationToken) == number)
                    {
                        throw;
                    }
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<CopyNumber> NextNumberAsync(
        CounterDeskDb db, CopyOrder order, CancellationToken cancellationToken)
    {
        var last = await db.Set<RegisteredCopy>()
            .Where(copy => copy.Hall == orders.Hall && copy.Day == order.MadeOn)
            .MaxAsync(copy => (int?)copy.Sequence, cancellationToken);
        return Number(order, (last ?? 0) + 1);
    }

    private CopyNumber Number(CopyOrder order, int sequence) => CopyNumber.Create(orders.Hall, order.MadeOn, sequence);

    private CopyRecord RecordOf(CopyRequest request, CertifiedCopy copy, byte[] pdf) => new()
    {
        Edition = request.Edition,
        HasEnglish = request.HasEnglish,
        Visit = request.Visit,
        ClerkId = request.Clerk.Id,
        HolderHash = CopyHashes.HashHolder(keys, copy.Order.Holder.Code),
        LicenseHash = CopyHashes.HashLicense(keys, copy.Order.License.Identifier),
        SeriesHash = keys.HashSeries(copy.Order.License.Identifier),
        CheckValueHash = keys.HashCheckValue(copy.Number, copy.CheckValue),
        PageDigest = Sm3.Hash(pdf),
        SourceDigest = request.License.File is { } file ? Sm3.Hash(file.Bytes.Span) : null,
    };

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

    private static AuditNote AnswerNote(RegisteredCopy copy, PrintOutcome outcome, Clerk clerk)
    {
        var note = NoteAbout(copy, ActionOf(outcome), clerk);
        return note with { Details = note.Details.Add(new("Outcome", outcome.ToString())) };
    }

    private static AuditAction ActionOf(PrintOutcome outcome) => outcome switch
    {
        PrintOutcome.CameOutWell => AuditAction.CopyPrinted,
        PrintOutcome.Spoiled or PrintOutcome.DidNotComeOut => AuditAction.CopySpoiled,
    };

    private static AuditNote SentNote(AuditNote note, SendOutcome outcome) => outcome switch
    {
        SendOutcome.Sent(var job, _, _) => note with
        {
            Details = note.Details.Add(new("Job", job.Id.ToString(CultureInfo.InvariantCulture))),
        },
        SendOutcome.NotSent(var trouble) => note with
        {
            Outcome = AuditOutcome.Failed, Details = note.Details.Add(new("Reason", trouble.ToString())),
        },
        SendOutcome.Unknown(var trouble) => note with
        {
            Outcome = AuditOutcome.CouldNotBeTold, Details = note.Details.Add(new("Reason", trouble.ToString())),
        },
        _ => throw new UnreachableException(),
    };

    private static AuditNote NoteAbout(RegisteredCopy copy, AuditAction action, Clerk clerk) =>
        CopyNote.Of(copy, action) with { Actor = clerk.Id, Role = DeskRoles.Clerk, Counter = clerk.Counter };
}
