using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Printing;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using CounterDesk.Web.External.Printers;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Copies;

// On the way to the printer.
public sealed partial class CopyDesk
{
    /// <summary>
    /// Records that a copy goes to the printer. Only then may it be sent there. One whose page is too old becomes void
    /// instead.
    /// </summary>
    /// <exception cref="ArgumentException">There is no copy of this number.</exception>
    public async Task<SentCopy> RecordSendingAsync(
        CopyNumber number, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var copy = await FindAsync(db, number, cancellationToken);
        return await RefuseAsync(db, copy, clerk, cancellationToken) is { } refused
            ? refused
            : new SentCopy.Went(
                null, await BeginSendingAsync(db, copy, NoteAbout(copy, AuditAction.CopySent, clerk), cancellationToken));
    }

    /// <summary>
    /// Sends the previewed file to the counter's printer. That it goes there is announced, and what came of it is
    /// recorded before it is told. Once announced it goes on to its end, also when the clerk has left. One whose page is
    /// too old becomes void instead.
    /// </summary>
    /// <exception cref="ArgumentException">There is no copy of this number, or the file is not its own.</exception>
    public async Task<SentCopy> SendAsync(
        CopyNumber number, ReadOnlyMemory<byte> pdf, IppPrinter printer, Clerk clerk,
        CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
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

            if (await RefuseAsync(db, copy, clerk, cancellationToken) is { } refused)
            {
                return refused;
            }

            var wasSent = copy.SentAtUtc is not null;
            var note = NoteAbout(copy, AuditAction.CopySent, clerk);
            note = note with { Details = note.Details.Add(new("Printer", printer.Key)) };
            var announcement = await BeginSendingAsync(
                db, copy, note with { Outcome = AuditOutcome.Announced }, cancellationToken);

            var outcome = await printer.SendAsync(
                printer.OrderOf(copy.Edition.Use(), number.Value, sent), CancellationToken.None);
            if (outcome is SendOutcome.NotSent and not { Trouble: PrinterTrouble.AnswerLost } && !wasSent)
            {
                copy.TakeSendingBack();
            }

            return new SentCopy.Went(outcome, await EndSendingAsync(db, announcement, note.With(outcome)));
        }
        finally
        {
            Array.Clear(sent);
        }
    }

    // Null when it may go to the printer.
    private async Task<SentCopy.Refused?> RefuseAsync(
        CounterDeskDb db, RegisteredCopy copy, Clerk clerk, CancellationToken cancellationToken)
    {
        var now = clock.Now.UtcDateTime;
        var isCorrected = await licenses.HasHeardAsync(copy.LicenseHash, copy.MadeAtUtc, cancellationToken);
        if (copy.FindSendingFault(now, options.Value.OldestPage, isCorrected) is not { } fault)
        {
            return null;
        }

        if (fault is not SendingFault.PageTooOld)
        {
            return new(fault, null);
        }

        copy.Outdate(now);
        return new(
            fault, await audit.RecordAsync(db, null, NoteAbout(copy, AuditAction.CopyOutdated, clerk), cancellationToken));
    }

    private async Task<AuditReceipt> BeginSendingAsync(
        CounterDeskDb db, RegisteredCopy copy, AuditNote note, CancellationToken cancellationToken)
    {
        var now = clock.Now.UtcDateTime;
        (await FindVisitAsync(db, copy, cancellationToken))?.Enter(VisitPhase.Printing, now);
        copy.Send(now);
        return await audit.RecordAsync(db, null, note, cancellationToken);
    }

    // What the printer said is recorded whatever happened to the copy meanwhile.
    private async Task<AuditReceipt> EndSendingAsync(CounterDeskDb db, AuditReceipt announcement, AuditNote note)
    {
        try
        {
            return await audit.RecordAsync(db, announcement, note, CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await audit.RecordAsync(announcement, note, CancellationToken.None);
        }
    }
}
