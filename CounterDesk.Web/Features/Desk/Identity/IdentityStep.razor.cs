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

    // Typed by hand, because there is no reader or the card cannot be read.
    private bool _isTyping;
    private ReadIdentity? _card;
    private FaceAnswer? _face;
    private bool _isTaken;
    private string? _otherCounter;

    private Party? Current => Visit.NotIdentified;

    // What was found about a face stands until the clerk compares again.
    private FaceAnswer? Found => Current is { } party && party.Id != _again ? party.Face : null;

    private bool IsAsking => Current is not null && Found is not (FaceAnswer.NotSame or FaceAnswer.Unsure);

    private bool IsReading => Current is { IsPresent: true } && !_isTyping;

    private string? Missing => IsReading ? ReadIdentity.Missing(_card, _face) : _form.Missing;

    private FaceAnswer? Face => IsReading ? _face : _form.Face;

    private bool IsOff => Missing is not null || State.IsBusy;

    private string Heading => Current is { } party
        ? text[party.IsPresent ? "Who_Present" : "Who_Absent", deskText[$"Role_{party.Role}"]]
        : text["Title"];

    private string MainLabel => text[Missing ?? (Face, _form.IsPresent) switch
    {
        (_, false) => "Record_Absent",
        (FaceAnswer.NotSame, _) => "Record_NotSame",
        (FaceAnswer.Unsure, _) => "Record_Unsure",
        _ => "Record_Button",
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
        (_card, _face, _isTyping) = (null, null, !reader.IsSetUp);
    }

    private void Type()
    {
        (_isTyping, _card, _face, _round) = (true, null, null, _round + 1);
        FocusAfterRender("#number");
    }

    private void ReadCard() => (_isTyping, _round) = (false, _round + 1);

    private void Take(DemoSuggestion suggestion)
    {
        (_form.Number, _form.Name, _round) = (suggestion.Number, suggestion.Name, _round + 1);
        FocusAfterRender("[data-field=reason] input");
    }

    private async Task IdentifyAsync()
    {
        var party = Current!.Id;
        var (identity, known) = IsReading ? _card!.Read(_face!.Value) : _form.Read();
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
            FocusAfterRender(_isTaken ? "#number" : "[data-first-focus], h1");
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
            FocusAfterRender("[data-first-focus], [data-action=go-on], h1");
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
