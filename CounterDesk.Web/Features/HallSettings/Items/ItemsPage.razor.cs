using System.Collections.Immutable;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.ServiceItems;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.HallSettings.Items;

/// <summary>
/// What people may come to the hall for: the system administrator reads it, brings it in as a file after having seen
/// what that changes, and retires what is no longer offered.
/// </summary>
public sealed partial class ItemsPage(
    ServiceItemList list, ServiceItemIntake intake, CurrentClerk currentClerk, DeskBrowser browser,
    IStringLocalizer<ItemsPageText> text) : ComponentBase, IDisposable
{
    /// <summary>More rows than anybody reads; whoever wants another one types a few letters.</summary>
    public const int MostShown = 50;

    private const int MostNamed = 5;

    private readonly CancellationTokenSource _leaving = new();
    private Clerk _clerk = null!;
    private ImmutableArray<ListedServiceItem> _all;
    private ServiceItemIndex _index = new([]);
    private ServiceItemOffer? _offer;
    private Answer? _answer;
    private ListedServiceItem? _asked;
    private string _typed = "";
    private string? _chosen;
    private bool _isStopped;
    private bool _isBusy;

    // A new field for each file, or a browser would not tell that the same one was chosen again.
    private int _choice;

    private ImmutableArray<ListedServiceItem> Shown => string.IsNullOrWhiteSpace(_typed)
        ? [.. _all.OrderBy(listed => listed.Item.IsRetired).Take(MostShown)]
        : [.. _index.Find(_typed, MostShown).Select(item => _all.First(listed => listed.Item.Code == item.Code))];

    private int Unlisted => string.IsNullOrWhiteSpace(_typed) ? Math.Max(0, _all.Length - MostShown) : 0;

    private ListedServiceItem? ChosenListed =>
        _offer is null && !_all.IsDefault ? _all.FirstOrDefault(listed => listed.Item.Code == _chosen) : null;

    private ServiceItem? ChosenItem => _offer is null
        ? ChosenListed?.Item
        : _offer.Items.FirstOrDefault(offered => offered.Entry.Item?.Code == _chosen)?.Entry.Item;

    private int Wanted => _offer!.Items.Count(item => item.DoesSomething);

    private string TakeLabel => _isBusy ? text["Offer_Busy"]
        : Wanted is 0 ? text["Offer_Nothing"]
        : text["Offer_Take", Wanted];

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _clerk = await currentClerk.GetAsync();
        await LookAsync();
    }

    private async Task LookAsync()
    {
        _all = await list.ListAsync(_leaving.Token);
        _index = new(_all.Select(listed => listed.Item));
    }

    private Task ChooseAsync(string code)
    {
        (_chosen, _answer) = (code, null);
        return FocusAsync("[data-drawer] h2");
    }

    private Task CloseAsync()
    {
        var left = _chosen;
        _chosen = null;
        return FocusAsync($"[data-item='{left}']");
    }

    private async Task OfferAsync(IBrowserFile file)
    {
        _choice++;
        (_chosen, _isStopped) = (null, false);
        if (file.Size > ServiceItemFile.MaxBytes)
        {
            _answer = new("TooLarge", Outcome.Fail, text["TooLarge"], text["TooLarge_Next"]);
            await FocusAsync("[data-answer]");
            return;
        }

        var bytes = new byte[file.Size];
        await using (var stream = file.OpenReadStream(ServiceItemFile.MaxBytes, _leaving.Token))
        {
            await stream.ReadExactlyAsync(bytes, _leaving.Token);
        }

        try
        {
            (_offer, _answer) = (await intake.CompareAsync(file.Name, bytes, _leaving.Token), null);
            await FocusAsync("[data-offer] h2");
        }
        catch (ServiceItemFileException exception)
        {
            var why = exception.Line > 0 ? text["NotAList_Line", exception.Line] : text["NotAList_NoArray"];
            _answer = new("NotAList", Outcome.Fail, text["NotAList"], why);
            await FocusAsync("[data-answer]");
        }
    }

    private Task LeaveAsync()
    {
        (_offer, _chosen) = (null, null);
        return FocusAsync("h1");
    }

    private async Task TakeAsync()
    {
        _isBusy = true;
        var offer = _offer!;
        // A large file takes seconds, in which the page has to live. What was begun is finished, even when the
        // administrator leaves meanwhile.
        await DoAsync(async () => _answer = AnswerOf(
            await Task.Run(() => intake.TakeAsync(offer, _clerk, CancellationToken.None))));
        _isBusy = false;
    }

    private Task SetRetiredAsync(ListedServiceItem listed, bool isRetired) => DoAsync(async () =>
    {
        var name = listed.Item.Name;
        var key = !await intake.SetRetiredAsync(listed, isRetired, _clerk, _leaving.Token) ? "Overtaken"
            : isRetired ? "Retired"
            : "Restored";
        _answer = new(key, key is "Overtaken" ? Outcome.Warn : Outcome.Pass, text[key, name], text[$"{key}_Next"]);
    });

    private async Task DoAsync(Func<Task> action)
    {
        try
        {
            await action();
            _isStopped = false;
        }
        catch (AuditUnavailableException)
        {
            (_isStopped, _answer) = (true, null);
        }

        (_offer, _asked) = (null, null);
        await LookAsync();
        await FocusAsync(_isStopped ? "[data-stop] h1" : "[data-answer]");
    }

    private Answer AnswerOf(ServiceItemOffer done)
    {
        var taken = done.Items.Count(item => item.DoesSomething);
        string[] left =
        [
            .. from item in done.Items
               where item.Change is ServiceItemChange.Refused or ServiceItemChange.Overtaken
               select item.Entry.Name ?? item.Entry.Code ?? text["Offer_Row", item.Entry.Row],
        ];
        return left.Length is 0
            ? new("Taken", Outcome.Pass, text["Taken", done.FileName, taken], text["Taken_Next"])
            : new(
                "TakenInPart", Outcome.Warn, text["TakenInPart", done.FileName, taken, left.Length],
                text["TakenInPart_Next", Some(left)]);
    }

    private string Some(string[] names) => names.Length > MostNamed
        ? text["TakenInPart_More", string.Join(text["Comma"], names.Take(MostNamed)), names.Length]
        : string.Join(text["Comma"], names);

    // What had focus may be gone: on to what came of it, or to what is to be done next.
    private Task FocusAsync(string selector)
    {
        StateHasChanged();
        return browser.FocusOnceDrawnAsync(selector);
    }

    /// <summary>What came of the last thing that was done.</summary>
    private sealed record Answer(string Key, Outcome Outcome, string Title, string Words);
}
