using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.Proofs;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Visits;

/// <summary>
/// Takes what the applicant presses on the screen of a counter. The screen is no clerk: it may answer the question that
/// stands on it, ask for help, say what it needs, and rate; nothing else.
/// </summary>
public sealed class ScreenAnswers(
    IDbContextFactory<CounterDeskDb> databases, VisitRecord record, ProofStore proofs, DeskClock clock)
{
    private DateTime UtcNow => clock.Now.UtcDateTime;

    /// <summary>False, and nothing changes, when the question no longer stands.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing was done.</exception>
    public async Task<bool> AnswerAsync(
        string counter, Guid question, ConsentAnswer answer, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, counter, cancellationToken) is not { Question: { } asked } visit
            || asked.Id != question)
        {
            return false;
        }

        var holder = visit.Find(asked.Holder);
        visit.Answer(question, answer, BasisProof.OnScreen, UtcNow);
        await RecordAsync(
            db, visit, ConsentDesk.ActionOf(answer), holder, [new("Way", nameof(BasisProof.OnScreen))],
            cancellationToken);
        return true;
    }

    /// <summary>
    /// Takes consent with a signature. One entry says both, and signature and consent are saved with it or not at all.
    /// </summary>
    /// <param name="counter">The screen's.</param>
    /// <param name="question">What is agreed to.</param>
    /// <param name="ink">What the browser says was written.</param>
    /// <param name="cancellationToken">Stops before the entry is begun.</param>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing was done.</exception>
    public async Task<ScreenOutcome> SignAsync(
        string counter, Guid question, string ink, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, counter, cancellationToken) is not { Question: { } asked } visit
            || asked.Id != question)
        {
            return ScreenOutcome.TakenBack;
        }

        var holder = visit.Find(asked.Holder);
        if (!Ink.TryParse(ink, out var signature))
        {
            return await NotKeptAsync($"{Ink.FindFault(ink)}");
        }

        ImmutableArray<AuditDetail> kept;
        try
        {
            kept = proofs.Add(db, visit.Id, visit.AskedFor(holder).Id, ProofKind.Signature, signature.Draw()).Details;
        }
        catch (KeyRingException)
        {
            return await NotKeptAsync("KeyRing");
        }

        visit.Answer(question, ConsentAnswer.Agreed, BasisProof.SignedOnScreen, UtcNow);
        await RecordAsync(
            db, visit, AuditAction.ConsentGiven, holder, [new("Way", nameof(BasisProof.SignedOnScreen)), .. kept],
            cancellationToken);
        return ScreenOutcome.Recorded;

        async Task<ScreenOutcome> NotKeptAsync(string reason)
        {
            // So that the desk's pages see that there is something to tell.
            visit.Touch(UtcNow);
            await RecordAsync(
                db, visit, AuditAction.SignatureNotKept, holder, [new("Reason", reason)], cancellationToken,
                AuditOutcome.Failed);
            return ScreenOutcome.SignatureNotKept;
        }
    }

    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing was done.</exception>
    public async Task AskForHelpAsync(string counter, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, counter, cancellationToken) is { HelpAskedAtUtc: null } visit)
        {
            visit.AskForHelp(UtcNow);
            await RecordAsync(db, visit, AuditAction.HelpAsked, null, [], cancellationToken);
        }
    }

    /// <summary>Changes what the visit needs; nothing happens when that is what it needs already.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing was done.</exception>
    public async Task RequireAsync(
        string counter, Func<VisitNeeds, VisitNeeds> change, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, counter, cancellationToken) is { } visit
            && change(visit.Needs) is var needs && needs != visit.Needs)
        {
            visit.Require(needs, UtcNow);
            await RecordAsync(
                db, visit, AuditAction.NeedsRecorded, null, [new("Needs", needs.ToString())], cancellationToken);
        }
    }

    /// <summary>Rates the visit that is being closed, once. The entry does not say how.</summary>
    /// <param name="counter">The screen's.</param>
    /// <param name="visit">The visit that was asked about.</param>
    /// <param name="grade">Null when the applicant does not want to rate.</param>
    /// <param name="cancellationToken">Stops before the entry is begun.</param>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing was done.</exception>
    public async Task<bool> RateAsync(
        string counter, Guid visit, RatingGrade? grade, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await FindAsync(db, counter, cancellationToken);
        if (found?.Id != visit || found.Step is not VisitStep.Closing
            || await db.Set<Rating>().AnyAsync(rating => rating.VisitId == visit, cancellationToken))
        {
            return false;
        }

        found.Touch(UtcNow);
        db.Add(new Rating(visit, counter, grade, UtcNow));
        await RecordAsync(
            db, found, AuditAction.Rated, null, [new("Given", $"{grade is not null}")], cancellationToken);
        return true;
    }

    // A locked desk, a visit on its way to another counter and one where nobody is have nothing to show or to ask.
    private static async Task<Visit?> FindAsync(
        CounterDeskDb db, string counter, CancellationToken cancellationToken) =>
        await db.Set<Visit>().OpenAt(counter)
            .FirstOrDefaultAsync(visit => visit.LockedAtUtc == null, cancellationToken) is { IsInWriting: false } visit
            ? visit
            : null;

    private Task RecordAsync(
        CounterDeskDb db, Visit visit, AuditAction action, Party? about, AuditDetail[] details,
        CancellationToken cancellationToken, AuditOutcome outcome = AuditOutcome.Done)
    {
        // It was the applicant who pressed: no clerk did it.
        var note = VisitNote.Of(visit, action, about) with
        {
            Outcome = outcome, Actor = null, Role = "applicant", Details = [.. details],
        };
        return record.RecordAsync(db, visit, note, cancellationToken);
    }
}
