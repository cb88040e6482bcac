using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Demo;
using CounterDesk.Web.External.IdCardReaders;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Identity;

/// <summary>Who is here, one after the other on the one screen: read, shown or typed, and compared by the clerk.</summary>
public sealed partial class IdentityStep(
    PartyDesk parties, IdCardReader reader, DeskClock clock, DeskBrowser browser, IStringLocalizer<IdentityText> text,
    IStringLocalizer<DeskText> deskText)
    : StepPage(browser)
{
    private IdentityForm _form = new(PartyRole.Applicant, isPresent: true);
    private Guid? _formOf;

    // A new round has empty fields.
    private int _round;
    private Guid? _again;

    private IdentityWay _way;
    private ReadIdentity? _read;
    private FaceAnswer? _face;
    private bool _isTaken;
    private string? _otherCounter;

    private Party? Current => Visit.NotIdentified;

    // What was found stands until the clerk compares again.
    private Party? Found => Current is { IsKnown: true } party && party.Id != _again ? party : null;

    private bool IsNotSame => Found is { Face: FaceAnswer.NotSame };

    private ConfirmationSubject? NeedsSecond => Found?.NeedsSecond();

    private bool IsAsking => Current is not null && !IsNotSame && NeedsSecond is null;

    private bool IsReading => Current is not null && _way is not IdentityWay.Typed;

    private string? Missing =>
        IsReading ? ReadIdentity.Missing(_way, _read, _face, _form.IsPresent) : _form.Missing;

    // What identifies an enterprise can be shown on a phone as a person's can; a card it has none.
    private bool HasOtherWays => Current is { IsPresent: true } or { Role: PartyRole.Enterprise };

    private FaceAnswer? Face => IsReading ? _face : _form.Face;

    private bool IsExpired => IsReading ? _read is { IsExpired: true } : _form.Reason is TypedReason.CardExpired;

    private bool IsOff => Missing is not null || State.IsBusy;

    private string Heading => Current is { } party
        ? text[WhoKey(party), deskText[$"Role_{party.Role}"]]
        : text["Title"];

    private string MainLabel => text[Missing ?? (Face, _form.IsPresent) switch
    {
        (_, false) => "Record_Absent",
        (FaceAnswer.NotSame, _) => "Record_NotSame",
        (FaceAnswer.Unsure, _) => "Record_Unsure",
        _ => IsExpired ? "Record_Unsure" : "Record_Button",
    }];

    protected override void OnParametersSet()
    {
        if (_formOf != Current?.Id && Current is { } party)
        {
            Begin(party);
        }
    }

    private void Begin(Party party)
    {
        (_form, _formOf, _round) = (new(party.Role, party.IsPresent), party.Id, _round + 1);
        (_read, _face, _way) = (
            null, null, reader.IsSetUp && party.IsPresent ? IdentityWay.Card : IdentityWay.Typed);
    }

    private void Choose(IdentityWay way)
    {
        (_way, _read, _face, _round) = (way, null, null, _round + 1);
        FocusAfterRender(way switch
        {
            IdentityWay.Card => "h1",
            IdentityWay.Code => "#code, [data-action=type-identity]",
            IdentityWay.Typed => "#number",
        });
    }

    private void Take(ReadIdentity? read) => (_read, _face) = (read, null);

    private void TakeCode(ReadIdentity? read)
    {
        Take(read);
        FocusAfterRender(
            read is null ? "#code" : Current is { IsPresent: true } ? "[data-field=face] input" : "[data-action=identify]");
    }

    private static string WhoKey(Party party) =>
        party.IsPresent ? "Who_Present" : party.Role is PartyRole.Enterprise ? "Who_Enterprise" : "Who_Absent";

    private void Suggest(DemoSuggestion suggestion)
    {
        (_form.Number, _form.Name, _round) = (suggestion.Number, suggestion.Name, _round + 1);
        FocusAfterRender("[data-field=reason] input");
    }

    private async Task IdentifyAsync()
    {
        var party = Current!.Id;
        var (identity, known) = IsReading ? (_read!.Compared(_face), _read.Known) : _form.Read();
        (_isTaken, _otherCounter, _again) = (false, null, null);
        var isRecorded = await State.DoAsync(async cancellationToken =>
        {
            _isTaken = !await parties.IdentifyAsync(State.Id, State.Clerk, party, identity, known, cancellationToken);
            _otherCounter = await parties.FindOtherCounterAsync(State.Id, party, cancellationToken);
        });
        if (isRecorded && State.Visit is { ArePartiesIdentified: true } && _otherCounter is null)
        {
            await GoOnAsync();
        }
        else
        {
            FocusAfterRender("[data-first-focus]");
        }
    }

    private async Task TakeAsync(Confirmation confirmation)
    {
        // What was confirmed before the clerk compared again is about another comparison.
        if (confirmation.State is ConfirmationState.Confirmed
            && confirmation.HoldsAt(clock.Now.UtcDateTime, Visit.IsOpen) && !State.IsBusy)
        {
            await State.DoAsync(cancellationToken =>
                parties.ConfirmAsync(State.Id, State.Clerk, confirmation, cancellationToken));
            FocusAfterRender("h1");
        }
    }

    private Task<bool> GoOnAsync() => State.GoToAsync(VisitStep.Purpose);

    private void CompareAgain()
    {
        Begin(Current!);
        _again = Current!.Id;
        FocusAfterRender("[data-first-focus]");
    }

    private Task<bool> AddAsync(PartyRole role) => State.DoAsync(cancellationToken =>
        parties.AddAsync(State.Id, State.Clerk, role, isPresent: true, cancellationToken));

    private Task<bool> RemoveAsync(Guid party) => State.DoAsync(cancellationToken =>
        parties.RemoveAsync(State.Id, State.Clerk, party, cancellationToken));
}
