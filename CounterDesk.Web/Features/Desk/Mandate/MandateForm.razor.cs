using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Proofs;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using VisitMandate = CounterDesk.Domain.Visits.Mandate;

namespace CounterDesk.Web.Features.Desk.Mandate;

/// <summary>
/// The clerk reads the letter into it, and sees at once what it is worth. Nothing of it is answered beforehand. Names
/// of the persons identified are compared here and shown masked.
/// </summary>
public sealed partial class MandateForm(IStringLocalizer<MandateText> text) : ComponentBase
{
    private MandateEntry _entry = new();

    [Parameter, EditorRequired]
    public required MandateQuestion Question { get; set; }

    /// <summary>The mandate as far as it was read; null while something is missing.</summary>
    [Parameter]
    public VisitMandate? Value { get; set; }

    [Parameter]
    public EventCallback<VisitMandate?> ValueChanged { get; set; }

    /// <summary>
    /// Told with every change what is to be done first, in words for the main action; null when nothing is.
    /// </summary>
    [Parameter]
    public EventCallback<string?> MissingChanged { get; set; }

    /// <summary>The photograph of the letter, which whoever records the mandate puts into the store.</summary>
    [Parameter]
    public PlainImage? Picture { get; set; }

    [Parameter]
    public EventCallback<PlainImage?> PictureChanged { get; set; }

    /// <summary>The photograph that is in the store already.</summary>
    [Parameter]
    public Proof? InStore { get; set; }

    private IReadOnlyList<Choice<LetterForm>> Forms => ChoicesOf<LetterForm>("Form");

    private IReadOnlyList<Choice<NamesAnswer>> NamesAnswers => ChoicesOf<NamesAnswer>("Names");

    private IReadOnlyList<Choice<SignedAnswer>> SignedAnswers => ChoicesOf<SignedAnswer>("Signed");

    // An enterprise's name is public.
    private string NamesLegend => text.Of(
        Question, "Names_Legend", Masked(Question.AgentName),
        Question.IsOfEnterprise ? Question.PrincipalName ?? Masked(null) : Masked(Question.PrincipalName));

    private string? NumberFault => MandateWords.FaultOf(
        text, VisitMandate.FindNumberFault(LetterForm.NotarizedLetter, _entry.Number), _entry.Number,
        VisitMandate.MaxNumberLength);

    private string? Kept => InStore is { } proof
        ? text["Picture_Kept", DeskClock.MinuteOf(proof.KeptAtUtc), text.Day(proof.EndsOn)].Value
        : null;

    protected override async Task OnInitializedAsync()
    {
        _entry = MandateEntry.Of(Value, Question);
        await TellAsync();
    }

    private string Masked(string? name) => name is null ? text["Names_Unknown"] : Mask.Name(name);

    private IReadOnlyList<Choice<TValue>> ChoicesOf<TValue>(string key) where TValue : struct, Enum =>
        [.. Enum.GetValues<TValue>().Select(
            value => new Choice<TValue>(value, text[$"{key}_{value}"]))];

    private Task SetAsync(Action set)
    {
        set();
        return ChangeAsync();
    }

    private async Task ChangeAsync()
    {
        await ValueChanged.InvokeAsync(_entry.FindMissing(Question) is null ? _entry.Read(Question) : null);
        await TellAsync();
    }

    private Task TellAsync() =>
        MissingChanged.InvokeAsync(_entry.FindMissing(Question) is { } missing ? text.Of(Question, missing) : null);
}
