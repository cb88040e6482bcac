using System.Globalization;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Visits;
using CounterDesk.Web.Visits.Papers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Looked;

/// <summary>
/// Who looked at somebody who is here, in place of the step at which it was asked: what may be told, and the same as a
/// slip. Offices and roles, never names.
/// </summary>
public sealed partial class WhoLookedPage(
    WhoLookedDesk looked, DeskClock clock, DeskBrowser browser, IStringLocalizer<LookedText> text,
    IStringLocalizer<DeskText> deskText) : StepPage(browser)
{
    // The clerk reads it aloud, so it is in her language; the slip is in the applicant's.
    private readonly DocumentWords words = PaperWords.In<VisitPaperText>(CultureInfo.CurrentUICulture.Name);

    private Edition? _edition;
    private bool _isRefused;

    private LookedOnScreen? Shown => State.Content.Looked;

    private IReadOnlyList<Party> About => [.. Visit.Parties.Where(party => Shown!.About.Contains(party.Id))];

    private Edition Edition => _edition ?? Visit.Edition;

    private Edition OtherEdition => Edition is Edition.Standard ? Edition.LargePrint : Edition.Standard;

    private string Summary => words[
        Shown!.Model.HasMore ? "Looked_More" : "Looked_Count", Shown.Model.Looks.Length] + " " + text["Others"];

    private IEnumerable<(string Name, DateOnly Day, Func<ChangeEventArgs, Task> Choose)> Days =>
    [
        ("from", Shown!.Model.From, given => AskAsync(Shown.Party, DayOf(given) ?? looked.Earliest, Shown.Model.To)),
        ("to", Shown.Model.To, given => AskAsync(Shown.Party, Shown.Model.From, DayOf(given) ?? clock.Today)),
    ];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // An emptied field means no bound.
    private static DateOnly? DayOf(ChangeEventArgs given) => DateOnly.TryParseExact(
        (string?)given.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private Task ChoosePartyAsync(ChangeEventArgs given) =>
        Guid.TryParse((string?)given.Value, out var party)
            ? AskAsync(party, Shown!.Model.From, Shown.Model.To)
            : Task.CompletedTask;

    private Task<bool> AskAsync(Guid party, DateOnly from, DateOnly to) => State.DoAsync(async cancellationToken =>
        _isRefused = !await looked.ShowAsync(State.Id, party, from, to, State.Clerk, cancellationToken));

    private Task<bool> ShowSlipAsync() => State.DoAsync(_ =>
    {
        looked.ShowSlip(Visit, Edition);
        return Task.CompletedTask;
    });

    private void Leave() => State.LeaveLooked();
}
