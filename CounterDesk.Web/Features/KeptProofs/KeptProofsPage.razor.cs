using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Proofs;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits.Papers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.KeptProofs;

/// <summary>
/// What is kept of a visit, found by its number, and one of it read at a time: each with a reason, each with its entry in
/// the audit log. The picture is in memory while it is looked at and nowhere afterwards.
/// </summary>
public sealed partial class KeptProofsPage(
    ProofSearch search, ProofStore proofs, CurrentClerk current, DeskBrowser browser,
    IStringLocalizer<KeptProofsText> text, IStringLocalizer<VisitPaperText> words) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private string _typed = "";
    private bool _isMalformed;
    private VisitNumber? _number;
    private IReadOnlyList<VisitProofs>? _found;
    private Proof? _chosen;
    private string _reason = "";
    private ProofReading? _reading;
    private bool _isStopped;

    private string? NumberFault => _isMalformed ? text["Number_Malformed"].Value : null;

    // As long as any reason that somebody types at the desk.
    private bool HasReason => Purpose.FindTextFault(_reason) is null;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
        Forget();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await browser.FocusAsync("[data-field=visit-number]");
        }
    }

    private void Type(string typed) => (_typed, _isMalformed) = (typed, false);

    private async Task FindAsync()
    {
        _isMalformed = !VisitNumber.TryParse(_typed, out _number);
        _found = null;
        if (_number is { } number)
        {
            await DoAsync(async clerk => _found = await search.FindAsync(number, clerk, _leaving.Token));
            await FocusAsync(_found is [_, ..] ? "[data-rows] button" : "[data-field=visit-number]");
        }
    }

    private Task ChooseAsync(Proof proof)
    {
        (_chosen, _reason) = (proof, "");
        return FocusAsync("[data-field=read-reason]");
    }

    private async Task ReadAsync()
    {
        await DoAsync(async clerk =>
            _reading = await proofs.ReadAsync(_chosen!.Id, _reason.Trim(), clerk, _leaving.Token));
        await FocusAsync("h1");
    }

    // From the picture and from the reason alike to the list.
    private Task BackAsync()
    {
        var left = _chosen!.Id;
        Forget();
        _chosen = null;
        return FocusAsync($"[data-proof-id='{left}'] button");
    }

    private async Task DoAsync(Func<Clerk, Task> action)
    {
        try
        {
            _isStopped = false;
            await action(await current.GetAsync());
        }
        catch (AuditUnavailableException)
        {
            _isStopped = true;
        }
    }

    private void Forget()
    {
        if (_reading is ProofReading.Shown shown)
        {
            Array.Clear(shown.Image.Bytes);
        }

        _reading = null;
    }

    private string TitleOf(Proof proof) => text["Proof_Title", text[$"Kind_{proof.Kind}"], WhoseIs(proof)];

    private string WhoseIs(Proof proof) =>
        _found!.First(found => found.Visit.Id == proof.VisitId).Visit.Parties
            .FirstOrDefault(party => party.Id == proof.PartyId) is { } party
            ? text["Whose", words[$"Role_{party.Role}"], party.MaskedName ?? ""]
            : text["Whose_Unknown"];

    // The page must be drawn before what it shows now can have focus.
    private Task FocusAsync(string selector)
    {
        StateHasChanged();
        return browser.FocusOnceDrawnAsync(_isStopped ? "[data-stop] h1" : selector);
    }
}
