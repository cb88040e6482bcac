using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.Mandates;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Visits.Papers;

/// <summary>
/// Answers at a visit who looked at somebody (谁看过我), for the person herself and for who may ask in her place, over
/// the months that the hall tells. That somebody asked, or was not told, is recorded before anything is shown.
/// </summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed class WhoLookedDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, VisitContents contents, VisitPapers papers,
    LookReader looks, IKeyRing keys, IOptions<VisitPaperOptions> options, DeskClock clock)
{
    /// <summary>The first day of which anybody is told.</summary>
    public DateOnly Earliest => clock.Today.AddMonths(-options.Value.WhoLookedMonths);

    /// <summary>About whom somebody who is here may ask, in the order of the parties.</summary>
    public async Task<ImmutableArray<Party>> FindAboutAsync(Visit visit, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. WhoMayAsk.About(visit, await SaysLetterSoAsync(db, visit, cancellationToken))];
    }

    /// <summary>Reads who looked at a party from one day to another, and shows it.</summary>
    /// <param name="id">The visit.</param>
    /// <param name="party">About whom.</param>
    /// <param name="from">The first day; not before <see cref="Earliest"/>.</param>
    /// <param name="to">The last day; today at most.</param>
    /// <param name="clerk">Who asks the log.</param>
    /// <param name="cancellationToken">Stops before the entry is begun.</param>
    /// <returns>False, and the try is recorded, where nobody here may ask about the party.</returns>
    /// <exception cref="AuditUnavailableException">It could not be recorded; nothing is shown.</exception>
    public async Task<bool> ShowAsync(
        Guid id, Guid party, DateOnly from, DateOnly to, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        (from, to) = (Later(from, Earliest), Earlier(to, clock.Today));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        var about = visit.Find(party);
        var letterSaysSo = await SaysLetterSoAsync(db, visit, cancellationToken);
        var asking = about.IsKnown ? WhoMayAsk.FindAsking(visit, about, letterSaysSo) : null;
        var note = VisitNote.Of(visit, AuditAction.WhoLookedAsked, about) with
        {
            Details =
            [
                new("From", Day(from)), new("To", Day(to)), new("Scope", "Period"),
                .. asking is null ? [] : (AuditDetail[])[new("Role", asking.Role.ToString())],
            ],
        };
        if (asking is null)
        {
            var refused = note with { Outcome = AuditOutcome.Refused };
            contents.Of(id).Prove(await audit.RecordAsync(null, refused, cancellationToken), note.Action);
            return false;
        }

        var language = VisitPapers.LanguageOf(visit);
        var told = await looks.ReadPeriodAsync(
            db, await FindPersonAsync(db, about, cancellationToken), from, to, clerk, cancellationToken);
        var model = new WhoLookedModel
        {
            Maker = papers.MakerOf(clerk, language),
            Number = ConsentSlipModel.NumberOf(id, about.Ordinal),
            MaskedName = about.MaskedName ?? "",
            From = from,
            To = to,
            IsOfVisit = false,
            Looks = told.Looks,
            HasMore = told.HasMore,
            Copies = told.Copies,
            Objections = told.Objections,
            LogMonths = options.Value.LogMonths,
        };
        var details = note.Details.Add(new("Looks", model.Looks.Length.ToString(CultureInfo.InvariantCulture)));
        var receipt = await audit.RecordAsync(null, note with { Details = details }, cancellationToken);
        var content = contents.Of(id);
        content.Prove(receipt, note.Action);
        content.Show(new LookedOnScreen(
            party, model, [.. WhoMayAsk.About(visit, letterSaysSo).Select(known => known.Id)]));
        return true;
    }

    /// <summary>Draws the slip of what is shown; nothing is read again.</summary>
    /// <exception cref="InvalidOperationException">Nothing is shown.</exception>
    public void ShowSlip(Visit visit, Edition edition)
    {
        var content = contents.Of(visit.Id);
        var shown = content.Looked ?? throw new InvalidOperationException("Nobody has asked at this visit who looked.");
        content.Show(papers.Draw(shown.Model, edition, VisitPapers.LanguageOf(visit)));
    }

    private static async Task<bool> SaysLetterSoAsync(
        CounterDeskDb db, Visit visit, CancellationToken cancellationToken)
    {
        var id = visit.Id;
        return visit.Letter is not null && await db.Set<MandateRecord>().AsNoTracking()
            .Where(record => record.VisitId == id).OrderByDescending(record => record.RecordedAtUtc)
            .Select(record => record.CoversWhoLooked).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<LookedPerson> FindPersonAsync(
        CounterDeskDb db, Party party, CancellationToken cancellationToken)
    {
        var holder = (await db.FindHolderAsync(keys, party.Id, cancellationToken))!;
        return new(
            party.NumberHash!,
            holder.Code.BirthDate is { } born ? keys.HashNameAndBirthDate(holder.Name, born) : null,
            CopyHashes.HashHolder(keys, holder.Code));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
