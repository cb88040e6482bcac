using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.Visits;

/// <summary>
/// Records what a visit is for, puts the question about it, and takes the answers that are given at the desk. What is
/// pressed on the applicant's screen is taken by <see cref="ScreenAnswers"/>.
/// </summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed class ConsentDesk(VisitRecord record, VisitContents contents, LicenseKindCatalog kinds)
{
    /// <summary>What was fetched and agreed under another purpose is let go of.</summary>
    public async Task RecordPurposeAsync(
        Guid id, Clerk clerk, Purpose purpose, CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        await record.ChangeAsync(id, clerk, AuditAction.PurposeRecorded, changing =>
        {
            changing.Visit.RecordPurpose(purpose, changing.AtUtc);
            changing.Visit.AskFor(null, null, changing.AtUtc);
            return [new("Item", purpose.Item ?? ""), new("Kinds", string.Join(' ', purpose.Kinds))];
        }, cancellationToken);
        contents.Of(id).LeaveSearch();
    }

    /// <summary>Puts the question to the next holder who has not answered; nothing happens when all have.</summary>
    public async Task AskNextAsync(Visit visit, Clerk clerk, CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        if (visit.NotAsked is { } next)
        {
            await AskAsync(visit.Id, clerk, next.Id, KindsFor(visit, next), null, cancellationToken);
        }
    }

    /// <summary>What a holder is asked about: what the matter needs, and what proves that somebody may act for him.</summary>
    public IEnumerable<string> KindsFor(Visit visit, Party holder) => visit.NeedsProof(holder)
        ? kinds.All.Where(kind => kind.Proves is { } relation && relation.IsAbout(holder.Role))
            .Select(kind => kind.Code).Union(visit.Purpose!.Kinds)
        : visit.Purpose!.Kinds;

    /// <param name="id">The visit.</param>
    /// <param name="clerk">Who asks.</param>
    /// <param name="holder">Whose licenses are asked for.</param>
    /// <param name="kinds">All that may be looked at once it is agreed.</param>
    /// <param name="reason">Why more than the item needs is asked for; null when it is not.</param>
    /// <param name="cancellationToken">Stops before the entry is begun.</param>
    public async Task<Visit> AskAsync(
        Guid id, Clerk clerk, Guid holder, IEnumerable<string> kinds, string? reason,
        CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        return await record.ChangeAsync(id, clerk, AuditAction.ConsentAsked, changing =>
        {
            var question = changing.Visit.Ask(holder, kinds, changing.AtUtc);
            changing.About = changing.Visit.Find(holder);
            return
            [
                new("Kinds", string.Join(' ', question.Kinds)),
                .. reason is null ? [] : (AuditDetail[])[new("Reason", reason)],
            ];
        }, cancellationToken);
    }

    public async Task<Visit> WithdrawAsync(Guid id, Clerk clerk, CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        return await record.ChangeAsync(id, clerk, AuditAction.ConsentWithdrawn, changing =>
        {
            changing.About = changing.Visit.Question is { } question ? changing.Visit.Find(question.Holder) : null;
            changing.Visit.WithdrawQuestion(changing.AtUtc);
            return [];
        }, cancellationToken);
    }

    /// <summary>
    /// Takes an answer the clerk has seen or heard: on the turned monitor, on paper, or spoken. False when the question
    /// no longer stands, because the screen was faster.
    /// </summary>
    public async Task<bool> AnswerAsync(
        Guid id, Clerk clerk, Guid question, ConsentAnswer answer, BasisProof proof,
        CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        var isTaken = false;
        await record.ChangeAsync(id, clerk, ActionOf(answer), changing =>
        {
            var holder = changing.Visit.Question is { } asked ? changing.Visit.Find(asked.Holder) : null;
            isTaken = changing.Visit.Answer(question, answer, proof, changing.AtUtc);
            (changing.About, changing.Outcome) = (holder, isTaken ? AuditOutcome.Done : AuditOutcome.Refused);
            return [new("Way", proof.ToString())];
        }, cancellationToken);
        return isTaken;
    }

    /// <summary>The clerk has spoken to the applicant who asked for it.</summary>
    public async Task<Visit> HelpAsync(Guid id, Clerk clerk, CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        return await record.ChangeAsync(id, clerk, AuditAction.HelpGiven, changing =>
        {
            var waited = changing.AtUtc - changing.Visit.HelpAskedAtUtc ?? TimeSpan.Zero;
            changing.Visit.Help(changing.AtUtc);
            return [new("Seconds", ((int)waited.TotalSeconds).ToString(CultureInfo.InvariantCulture))];
        }, cancellationToken);
    }

    internal static AuditAction ActionOf(ConsentAnswer answer) => answer switch
    {
        ConsentAnswer.Agreed => AuditAction.ConsentGiven,
        ConsentAnswer.Refused => AuditAction.ConsentRefused,
    };
}
