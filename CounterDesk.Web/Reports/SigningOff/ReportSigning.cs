using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.Data;
using CounterDesk.Web.Reports.Files;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Reports.SigningOff;

/// <summary>
/// Signs the report of a day in two steps: what the supervisor saw is remembered, she proves once more who she is, and
/// only what she saw is signed. Every refusal stands in the audit log.
/// </summary>
public sealed class ReportSigning(
    IDbContextFactory<CounterDeskDb> databases, AuditLog log, DayFiles files, DayExceptions exceptions,
    ReportFiles papers, StepUpIntents<SignOffIntent> intents, ExceptionDesk desk, IKeyRing keys, IOptions<HallOptions> hall,
    DeskClock clock)
{
    private string Hall => hall.Value.Code;

    /// <summary>Remembers what somebody is about to sign, or says why she cannot.</summary>
    /// <param name="day">Of which day.</param>
    /// <param name="seen">The digest of what she saw.</param>
    /// <param name="note">Her words.</param>
    /// <param name="signer">Who.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AuditUnavailableException">The log cannot be written.</exception>
    public async Task<SignOffStart> BeginAsync(
        DateOnly day, string seen, string? note, Clerk signer, CancellationToken cancellationToken)
    {
        var (_, refusal) = await JudgeAsync(day, seen, note, signer, found: null, cancellationToken);
        return refusal is null
            ? new(intents.Keep(new(day, seen, Tidy(note)), signer.Id), null)
            : new(null, refusal);
    }

    /// <summary>Which day somebody is about to sign; null when nobody can tell any more.</summary>
    public DateOnly? FindDay(Guid intent, Clerk signer) => intents.Find(intent, signer.Id)?.Day;

    /// <summary>
    /// Nobody proved who she is. What stood in the way is recorded; that she turned back herself is nothing.
    /// </summary>
    /// <returns>Which day it was about; null when nobody can tell any more.</returns>
    /// <exception cref="AuditUnavailableException">The log cannot be written.</exception>
    public async Task<DateOnly?> GiveUpAsync(
        Guid id, Clerk atDesk, SecondPersonFault fault, CancellationToken cancellationToken)
    {
        if (intents.Take(id, atDesk.Id) is not { Day: var day })
        {
            return null;
        }

        if (fault is not SecondPersonFault.Cancelled)
        {
            await log.RecordAsync(null, SignOffNotes.OfGivenUp(day, fault, atDesk), cancellationToken);
        }

        return day;
    }

    /// <summary>Signs, when everything is still as she saw it.</summary>
    /// <param name="id">What she was about to sign.</param>
    /// <param name="atDesk">Whose session it is.</param>
    /// <param name="proven">Who has just proven who she is, as the provider has it now.</param>
    /// <param name="askedAtUtc">When the provider asked her.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing is signed.</exception>
    public async Task<SignOffOutcome> SignAsync(
        Guid id, Clerk atDesk, Clerk proven, DateTime askedAtUtc, CancellationToken cancellationToken)
    {
        if (intents.Take(id, atDesk.Id) is not { } intent)
        {
            return new(null, new(SignOffFault.Over));
        }

        if (proven.Id != atDesk.Id)
        {
            return new(intent.Day, await RefuseAsync(intent.Day, new(SignOffFault.AnotherPerson), proven, cancellationToken));
        }

        // What is signed is bound to what is really there, whatever was kept of it.
        var found = await exceptions.FindInLogAsync(intent.Day, cancellationToken);
        var (file, refusal) = await JudgeAsync(
            intent.Day, intent.Matter, intent.Note, proven, found, cancellationToken);
        if (refusal is not null)
        {
            return new(intent.Day, refusal);
        }

        var pdfDigest = await papers.PrepareSigningAsync(file, cancellationToken);
        try
        {
            var signOff = ReportSignOff.Of(
                new()
                {
                    Matter = file.Matter!,
                    Note = intent.Note,
                    Signer = proven.AsSigner(),
                    AskedAgainAtUtc = askedAtUtc,
                    SignedAtUtc = clock.Now.UtcDateTime,
                },
                keys, pdfDigest);
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            db.Add(signOff);
            await log.RecordAsync(db, null, SignOffNotes.OfSignOff(signOff, file.Matter!, proven), cancellationToken);
        }
        catch (KeyRingException)
        {
            return new(intent.Day, await RefuseAsync(intent.Day, new(SignOffFault.KeysAway), proven, cancellationToken));
        }
        catch (DbUpdateException)
        {
            // Another supervisor was faster by less than it takes to look.
            SignOffRefusal signed = new(SignOffFault.Condition, SignOffCondition.NotSignedYet);
            return new(intent.Day, await RefuseAsync(intent.Day, signed, proven, cancellationToken));
        }

        desk.Tell(intent.Day);
        return new(intent.Day, null);
    }

    /// <summary>Adds something to a report that was signed, or says why not.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing was added.</exception>
    public async Task<AddendumFault?> AmendAsync(
        DateOnly day, string text, Clerk by, CancellationToken cancellationToken)
    {
        if (ReportAddendum.FindTextFault(text) is not null)
        {
            return AddendumFault.Text;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        AddendumFault? fault = !by.Roles.Contains(DeskRoles.Supervisor) ? AddendumFault.NotSupervisor
            : !await db.Set<ReportSignOff>().AnyAsync(
                signOff => signOff.Hall == Hall && signOff.Day == day, cancellationToken) ? AddendumFault.NotSigned
            : null;
        if (fault is { } reason)
        {
            await log.RecordAsync(null, SignOffNotes.OfRefusedAddendum(day, reason, by), cancellationToken);
            return reason;
        }

        var addendum = ReportAddendum.Of(Hall, day, text, by.AsSigner(), clock.Now.UtcDateTime);
        db.Add(addendum);
        await log.RecordAsync(db, null, SignOffNotes.OfAddendum(addendum, by), cancellationToken);
        desk.Tell(day);
        return null;
    }

    // What keeps her from signing, besides that she has not signed in again yet. Recorded when something does.
    private async Task<(DayFile File, SignOffRefusal? Refusal)> JudgeAsync(
        DateOnly day, string seen, string? note, Clerk signer, FoundExceptions? found, CancellationToken cancellationToken)
    {
        if (!signer.Roles.Contains(DeskRoles.Supervisor))
        {
            SignOffRefusal role = new(SignOffFault.Condition, SignOffCondition.IsSupervisor);
            return (null!, await RefuseAsync(day, role, signer, cancellationToken));
        }

        var file = await files.ReadAsync(day, signer, found, cancellationToken);
        SignOffRefusal? refusal =
            file.Case is null ? new(SignOffFault.Condition, SignOffCondition.NotSignedYet)
            : ReportSignOff.FindNoteFault(note, file.Case.NeedsNote) is TextFault.TooLong or TextFault.ControlCharacter
                ? new(SignOffFault.Note)
            : (file.Case with { Note = note, HasSignedInAgain = true }).FindFault() is { } condition
                ? new(SignOffFault.Condition, condition)
            : file.Matter!.Digest() != seen ? new(SignOffFault.Changed)
            : null;
        return (file, refusal is null ? null : await RefuseAsync(day, refusal, signer, cancellationToken));
    }

    private async Task<SignOffRefusal> RefuseAsync(
        DateOnly day, SignOffRefusal refusal, Clerk signer, CancellationToken cancellationToken)
    {
        await log.RecordAsync(null, SignOffNotes.OfRefusal(day, refusal.Name, signer), cancellationToken);
        return refusal;
    }

    private static string? Tidy(string? note) => note?.Trim() is { Length: > 0 } words ? words : null;
}

/// <summary>What somebody is about to sign.</summary>
/// <param name="Day">Of which day.</param>
/// <param name="Matter">The digest of what she saw.</param>
/// <param name="Note">Her words.</param>
public sealed record SignOffIntent(DateOnly Day, string Matter, string? Note);

/// <summary>Why a day is not signed, besides that a condition is not met.</summary>
public enum SignOffFault
{
    /// <summary>A condition is not met.</summary>
    Condition,

    /// <summary>It took too long, or it was signed or given up in another window.</summary>
    Over,

    /// <summary>Somebody else proved who she is.</summary>
    AnotherPerson,

    /// <summary>The report, an exception or a decision is not what she saw.</summary>
    Changed,

    /// <summary>Her words are too long or no line of text.</summary>
    Note,

    /// <summary>The hall's key cannot be used.</summary>
    KeysAway,
}

/// <summary>Why a supervisor cannot add to a report.</summary>
public enum AddendumFault
{
    /// <summary>The text is missing, too long or no line of text.</summary>
    Text,

    NotSupervisor,

    /// <summary>Nobody has signed the day: what is wrong can be said when it is.</summary>
    NotSigned,
}

/// <summary>Why a day is not signed.</summary>
public sealed record SignOffRefusal(SignOffFault Fault, SignOffCondition? Condition = null)
{
    /// <summary>By which its words are found and the log has it.</summary>
    public string Name => Condition?.ToString() ?? Fault.ToString();
}

/// <summary>Either the intent with which she goes to the provider, or why she does not.</summary>
public sealed record SignOffStart(Guid? Intent, SignOffRefusal? Refusal);

/// <summary>Which day it was about, as far as anybody can tell; and why it is not signed, or null when it is.</summary>
public sealed record SignOffOutcome(DateOnly? Day, SignOffRefusal? Refusal);
