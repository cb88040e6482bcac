using System.Globalization;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Results;

/// <summary>One field takes every number; what is found is listed masked, and one of it is opened.</summary>
public sealed partial class ResultsStep(
    LookUp lookUp,
    ConsentDesk consent,
    EnterpriseDesk enterprises,
    LicenseKindCatalog kinds,
    DeskBrowser browser,
    IStringLocalizer<ResultsText> text,
    IStringLocalizer<DeskText> deskText) : StepPage(browser)
{
    private string _typed = "";
    private string? _fault;
    private bool _isOpening;
    private bool _isObjecting;
    private bool _isAskingMore;
    private bool _hadHits;

    // The masked number of somebody who was not asked.
    private string? _refused;

    // Why a code that was shown leads to no license.
    private ShownCodeTrouble? _codeTrouble;

    // The key of the words that say why the license chosen was not opened.
    private string? _notOpened;

    // A new round has an empty field: what was looked up stands beside it, masked.
    private int _round;

    private IReadOnlyList<Party> Agreed => [.. Visit.Holders.Where(party => party.BasisKind is not null)];

    private SearchAnswer.Answered? Answer => State.Content.Search;

    // Of each source what is in force stands first; the source's order is kept among equals. Sources stand in the order in
    // which they answered: a row that is there keeps its number when another comes.
    private IReadOnlyList<LicenseHit> Hits => Answer?.Lookup is LicenseLookup.Found(var hits)
        ? [.. hits.OrderBy(hit => PlaceOf(hit.Origin.Source)).ThenBy(hit => hit.Status is LicenseStatus.Valid ? 0 : 1)]
        : [];

    private IReadOnlyList<AskedSource> Untold =>
        [.. Answer?.Others.Where(source => source.IsPartly || (source.State is not SourceState.Asking && source.State.IsUntold())) ?? []];

    private Dictionary<string, SourceName> SourceNames => Answer?.Others.ToDictionary(source => source.Key, source => source.Name) ?? [];

    private string WhoHasNone => string.Join(
        text["Holders_Separator"],
        Answer!.Others.Where(source => source.State is SourceState.None).Select(source => text.NameOf(source.Key, source.Name))
            .Prepend(text[$"Source_{Answer.Source}"]));

    private string Asked => Answer?.Query is LicenseQuery.ByNameAndBirthDate ? "Name" : "Number";

    private int MostHits =>
        Answer?.Query is LicenseQuery.ByNameAndBirthDate ? LicenseLookup.MostHitsByName : LicenseLookup.MostHits;

    private bool MayNeedPaper => Answer is not null && Hits is [];

    private bool MayBeMissing => Answer?.Lookup is LicenseLookup.None;

    private string AnsweredAt => DeskClock.SecondOf(Answer!.AtUtc);

    private int PlaceOf(string source) => Answer!.Others.Select(other => other.Key).ToList().IndexOf(source);

    // The way to ask again is on the page once.
    private EventCallback AgainAt(int place) => place is 0 && Answer?.Own is not LicenseLookup.Unavailable
        ? EventCallback.Factory.Create(this, SearchAgainAsync)
        : default;

    private async Task SearchAsync()
    {
        (_fault, _notOpened, _isOpening, _refused, _codeTrouble) = (null, null, false, null, null);
        SearchAnswer? answer = null;
        await State.DoAsync(async cancellationToken =>
            answer = await lookUp.SearchAsync(State.Id, State.Clerk, _typed, cancellationToken));
        if (answer is SearchAnswer.Unreadable unreadable)
        {
            _fault = WordsOf(unreadable);
            FocusAfterRender("#search");
        }
        else if (answer is SearchAnswer.NotAgreed(var masked))
        {
            (_refused, _typed, _round) = (masked, "", _round + 1);
            FocusAfterRender("#search");
        }
        else if (answer is SearchAnswer.CodeNotRead(var trouble))
        {
            (_codeTrouble, _typed, _round) = (trouble, "", _round + 1);
            FocusAfterRender("#search");
        }
        else if (answer is SearchAnswer.Answered)
        {
            (_typed, _round) = ("", _round + 1);
            FocusAfterRender("[data-row]");
        }
    }

    private Task<bool> SearchAgainAsync() => State.DoAsync(cancellationToken =>
        lookUp.AskAsync(State.Id, State.Clerk, Answer!.Query, cancellationToken));

    private async Task OpenAsync(LicenseHit hit)
    {
        (_notOpened, _isOpening) = (null, true);
        await State.DoAsync(async cancellationToken =>
            _notOpened = (await lookUp.OpenAsync(State.Id, State.Clerk, hit.Identifier, cancellationToken)).NotOpened());
    }

    private Task<bool> LookOverAsync() => State.DoAsync(cancellationToken =>
        enterprises.LookOverAsync(State.Id, State.Clerk, cancellationToken));

    // Where nothing was listed and nothing is typed, what another source has is what the clerk waits for.
    protected override void OnParametersSet()
    {
        if (!_hadHits && Hits is not [] && _typed.Length is 0 && !State.IsBusy)
        {
            FocusAfterRender("[data-row]");
        }

        _hadHits = Hits is not [];
    }

    // The first thing looked for is what the matter needs, of who agreed first.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender && Answer is null && !State.IsBusy && Agreed is [var holder, ..])
        {
            await LookForAsync(holder);
        }
    }

    private async Task LookForAsync(Party holder)
    {
        (_fault, _notOpened, _isOpening, _refused, _codeTrouble) = (null, null, false, null, null);
        await State.DoAsync(cancellationToken =>
            lookUp.LookForAsync(State.Id, State.Clerk, holder.Id, cancellationToken));
        FocusAfterRender(Hits is [] ? "#search" : "[data-row]");
        StateHasChanged();
    }

    private async Task AskMoreAsync((string Kind, string Reason) more)
    {
        _isAskingMore = false;
        var holder = Agreed.FirstOrDefault(party => Visit.HolderHash is { } hash && party.Has(hash)) ?? Agreed[0];
        await State.DoAsync(cancellationToken => consent.AskAsync(
            State.Id, State.Clerk, holder.Id, [.. Visit.Purpose!.Kinds, more.Kind], more.Reason, cancellationToken));
    }

    private void LeaveReceipt() => FocusAfterRender("#search");

    private string WordsOf(SearchAnswer.Unreadable unreadable)
    {
        var words = text[$"Fault_{unreadable.LooksLike}_{unreadable.Fault}", HintOf(unreadable, _typed)];
        return words.ResourceNotFound ? text["Fault_Other"] : words;
    }

    // The length, or the last character that would fit: what the sentence needs to say where to look.
    private static string HintOf(SearchAnswer.Unreadable unreadable, string typed)
    {
        var folded = IdentifierText.Fold(typed);
        return unreadable is { LooksLike: SearchForm.ResidentId, Fault: IdentifierFault.WrongCheckCharacter }
            ? ResidentIdNumber.CheckCharacterFor(folded.AsSpan(..^1)).ToString()
            : folded.Length.ToString(CultureInfo.InvariantCulture);
    }
}
