using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Objections;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk;

/// <summary>Asks what is wrong with what the visit shows, and files it.</summary>
public sealed partial class ObjectionDialog(
    ObjectionDesk desk, LicenseKindCatalog catalog, DeskClock clock, IStringLocalizer<ObjectionText> text) : ComponentBase
{
    private ObjectionFault? _fault;
    private string _note = "";
    private string _kind = "";
    private string _issuer = "";
    private string _number = "";
    private string _issued = "";
    private string _phone = "";

    [Parameter, EditorRequired]
    public required VisitState State { get; set; }

    [Parameter]
    public EventCallback OnLeave { get; set; }

    // Of what was not found, what the matter needs.
    private IReadOnlyList<LicenseKind> Kinds => [.. State.Visit!.Purpose!.Kinds.Select(catalog.Find).OfType<LicenseKind>()];

    private MissingLicense Missing => new(catalog.Find(_kind)?.Name, Tidied(_issuer, Objection.MaxIssuerLength))
    {
        Number = Tidied(_number, Objection.MaxMaskedLength), IssuedOn = IssuedOn,
    };

    private DateOnly? IssuedOn => TypedDay.TryParse(_issued, clock.Today.Year, out var day) ? day : null;

    private bool CanFile => _fault is not null && NoteFault is null && PhoneFault is null
        && (_issued.Trim().Length is 0 || IssuedOn is not null);

    private string? IssuedFault =>
        _issued.Trim().Length is 0 || IssuedOn is not null || TypedDay.IsBegun(_issued) ? null : text["Missing_Issued_Wrong"].Value;

    private string? PhoneFault => ObjectionRules.IsPhoneOrNothing(_phone) ? null : text["Phone_Wrong"].Value;

    private string? NoteFault => ObjectionRules.FindNoteFault(_note) is { } fault ? text[$"Note_{fault}"].Value : null;

    // The digits never change their meaning, so what cannot be said here stands there too, and says why.
    private IReadOnlyList<Choice<ObjectionFault>> Choices =>
    [
        .. from fault in Enum.GetValues<ObjectionFault>()
           let isOff = !ObjectionDesk.FaultsOf(State.Content).Contains(fault)
           select new Choice<ObjectionFault>(
               fault, text[$"Fault_{fault}"], text[isOff ? $"Fault_{fault}_Off" : $"Fault_{fault}_Note"], Off: isOff),
    ];

    protected override void OnInitialized() => _kind = Kinds is [var only] ? only.Code : "";

    private async Task FileAsync()
    {
        var (fault, note, phone) = (_fault!.Value, _note, _phone);
        var missing = State.Content.License is null ? Missing : null;
        await State.DoAsync(
            cancellationToken => desk.FileAsync(State.Id, State.Clerk, fault, note, phone, missing, cancellationToken));
        await OnLeave.InvokeAsync();
    }

    private static string? Tidied(string typed, int longest) =>
        Mask.Cut(typed.Trim(), longest) is { Length: > 0 } words ? words : null;
}
