using System.Collections.Concurrent;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using CounterDesk.Web.Proofs;
using CounterDesk.Web.ServiceItems;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>
/// What the screen of a counter shows of the visit that is open there, and what is done with what is pressed on it. Of
/// licenses it knows names of kinds and fields, and how many were found.
/// </summary>
public sealed class VisitScreens(
    IDbContextFactory<CounterDeskDb> databases, ScreenAnswers answers, ServiceItemList items, VisitContents contents,
    LicenseKindCatalog kinds, IOptions<HallOptions> hall, IOptions<ProofOptions> proofs, TimeProvider time)
    : IScreenSource
{
    /// <summary>How long the last page stays, and how much a press for more time adds.</summary>
    public static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(20);

    // Until when a closed visit says goodbye, when that was pressed otherwise.
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _goodbyes = [];

    public async Task<ScreenLook> LookAsync(string counter, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit =
            await db.Set<Visit>().AsNoTracking().OpenAt(counter).FirstOrDefaultAsync(cancellationToken);
        return visit is null ? await SayGoodbyeAsync(db, counter, cancellationToken) ?? ScreenLook.Idle
            : visit.IsInWriting ? ScreenLook.Idle
            : new ScreenLook(visit.Needs, await ShowAsync(db, visit, cancellationToken));
    }

    public async Task<ScreenOutcome> AnswerAsync(
        string counter, Guid question, ScreenAnswer answer, CancellationToken cancellationToken)
    {
        switch (answer)
        {
            case ScreenAnswer.Agreed { Ink: { } ink }:
                return await answers.SignAsync(counter, question, ink, cancellationToken);
            case ScreenAnswer.Agreed or ScreenAnswer.Seen:
                return OutcomeOf(await answers.AnswerAsync(
                    counter, question, ConsentAnswer.Agreed, cancellationToken));
            case ScreenAnswer.Refused:
                return OutcomeOf(await answers.AnswerAsync(
                    counter, question, ConsentAnswer.Refused, cancellationToken));
            case ScreenAnswer.AskClerk or ScreenAnswer.Help:
                await answers.AskForHelpAsync(counter, cancellationToken);
                return ScreenOutcome.Recorded;
            case ScreenAnswer.Rated(var grade):
                return OutcomeOf(await answers.RateAsync(counter, question, grade, cancellationToken));
            case ScreenAnswer.NotRated:
                return OutcomeOf(await answers.RateAsync(counter, question, null, cancellationToken));
            case ScreenAnswer.MoreTime or ScreenAnswer.Taken:
                return OutcomeOf(await LeaveAsync(counter, answer is ScreenAnswer.Taken, cancellationToken));
            default:
                await answers.RequireAsync(counter, needs => Press(answer, needs), cancellationToken);
                return ScreenOutcome.Recorded;
        }
    }

    private static ScreenOutcome OutcomeOf(bool isTaken) =>
        isTaken ? ScreenOutcome.Recorded : ScreenOutcome.TakenBack;

    private async Task<ScreenModel> ShowAsync(CounterDeskDb db, Visit visit, CancellationToken cancellationToken) =>
        visit switch
        {
            { LockedAtUtc: not null } => Wait(WaitReason.ClerkAway),
            { HelpAskedAtUtc: not null } => Wait(WaitReason.ClerkComing),
            { Question: { } question } => await AskAsync(visit, question, cancellationToken),
            { Step: VisitStep.Identity, NotIdentified: { IsPresent: true, IsKnown: false } } => Wait(WaitReason.ShowCard),
            { Step: VisitStep.Consent, IsRefused: true } => Wait(WaitReason.PaperWay),
            { Step: VisitStep.Results or VisitStep.License } => Found(visit),
            { Step: VisitStep.Copy } => Wait(WaitReason.Printing),
            { Step: VisitStep.Closing } when !await IsRatedAsync(db, visit, cancellationToken) =>
                new ScreenModel.Rating(visit.Id),
            _ => Wait(WaitReason.Moment),
        };

    private async Task<ScreenModel> AskAsync(
        Visit visit, VisitQuestion question, CancellationToken cancellationToken)
    {
        var item = await items.ReadAsync(visit.ItemCode, cancellationToken);
        var holder = visit.Find(question.Holder);
        var asked = new ConsentAsked(
            visit.PurposeText!, visit.Recipient!,
            visit.AskedFor(holder).Role,
            [.. AskedFields.Of(question.Kinds, kinds, item).Select(Ask)], hall.Value.KeepMonths);
        return visit.Duty is { } provision
            ? new ScreenModel.Notice(question.Id, asked, provision)
            : new ScreenModel.Consent(question.Id, asked, proofs.Value.SignOnScreen)
            {
                SignatureMonths = proofs.Value.Months,
            };
    }

    private static AskedLicense Ask(AskedFields asked) => new(
        asked.Kind.Code, asked.Kind.PlainName ?? asked.Kind.Name, [.. asked.Shown.Select(field => field.Key)],
        asked.LeavesOutOthers);

    private ScreenModel Found(Visit visit) => contents.Find(visit.Id)?.Search is { } search
        ? new ScreenModel.Found(search.Lookup is LicenseLookup.Found(var hits) ? hits.Length : 0)
        : Wait(WaitReason.LookingUp);

    private static ScreenModel.Wait Wait(WaitReason reason) => new(reason);

    private static Task<bool> IsRatedAsync(CounterDeskDb db, Visit visit, CancellationToken cancellationToken) =>
        db.Set<Rating>().AnyAsync(rating => rating.VisitId == visit.Id, cancellationToken);

    private async Task<ScreenLook?> SayGoodbyeAsync(
        CounterDeskDb db, string counter, CancellationToken cancellationToken)
    {
        if (await LastClosedAsync(db, counter, cancellationToken) is not { IsInWriting: false } visit
            || UntilOf(visit) is var until && until <= time.GetUtcNow())
        {
            return null;
        }

        var copies = await db.Set<RegisteredCopy>().AsNoTracking()
            .Where(copy => (copy.Visit == visit.Id && !copy.IsAhead) || copy.HandedOutVisit == visit.Id)
            .Where(copy => copy.State == CopyState.Printed).ToListAsync(cancellationToken);
        return new ScreenLook(visit.Needs, new ScreenModel.Goodbye([.. ThingsOf(visit, copies)], until));
    }

    private static IEnumerable<ThingToTake> ThingsOf(Visit visit, List<RegisteredCopy> copies)
    {
        if (visit.Parties.Any(party =>
            party is { IsPresent: true, IsKnown: true, Method: not IdentityMethod.ShownCode }))
        {
            yield return new(ThingKind.IdCard);
        }

        var certified = copies.Where(copy => copy.Form is not CopyForm.InformationSheet).ToList();
        if (certified is [var first, ..])
        {
            yield return new(
                ThingKind.Copies, certified.Count, certified.All(copy => copy.Edition is not CopyEdition.Standard),
                first.Recipient, certified.Min(copy => copy.ExpiresOn));
        }

        if (copies.Count > certified.Count)
        {
            yield return new(ThingKind.InformationSheets, copies.Count - certified.Count);
        }
    }

    private static Task<Visit?> LastClosedAsync(
        CounterDeskDb db, string counter, CancellationToken cancellationToken) =>
        db.Set<Visit>().AsNoTracking()
            .Where(visit => visit.Counter == counter && visit.ClosedAtUtc != null && visit.End == VisitEnd.Closed)
            .OrderByDescending(visit => visit.ClosedAtUtc).FirstOrDefaultAsync(cancellationToken);

    private DateTimeOffset UntilOf(Visit visit) => _goodbyes.TryGetValue(visit.Id, out var until)
        ? until
        : new DateTimeOffset(visit.ClosedAtUtc!.Value) + GoodbyeTime;

    private async Task<bool> LeaveAsync(string counter, bool isTaken, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await LastClosedAsync(db, counter, cancellationToken) is not { } visit)
        {
            return false;
        }

        _goodbyes[visit.Id] = time.GetUtcNow() + (isTaken ? TimeSpan.Zero : GoodbyeTime);
        return true;
    }

    // Needs follow the case to the paper; what only concerns the screen is kept by it.
    private static VisitNeeds Press(ScreenAnswer answer, VisitNeeds needs) => answer switch
    {
        ScreenAnswer.Bigger => needs | VisitNeeds.LargePrint,
        ScreenAnswer.Contrast => needs ^ VisitNeeds.HighContrast,
        ScreenAnswer.Read => needs ^ VisitNeeds.ReadAloud,
        ScreenAnswer.Slower => needs ^ VisitNeeds.SlowPace,
        _ => needs,
    };
}
