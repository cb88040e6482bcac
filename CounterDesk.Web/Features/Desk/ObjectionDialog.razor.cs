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
    ObjectionDesk desk, LicenseKindCatalog catalog, IStringLocalizer<ObjectionText> text) : ComponentBase
{
    private ObjectionFault? _fault;
    private string _note = "";
    private string _kind = "";
    private string _issuer = "";

    [Parameter, EditorRequired]
    public required VisitState State { get; set; }

    [Parameter]
    public EventCallback OnLeave { get; set; }

    // Of what was not found, what the matter needs.
    private IReadOnlyList<LicenseKind> Kinds => [.. State.Visit!.Purpose!.Kinds.Select(catalog.Find).OfType<LicenseKind>()];

    private MissingLicense Missing =>
        new(catalog.Find(_kind)?.Name, Mask.Cut(_issuer.Trim(), Objection.MaxIssuerLength) is { Length: > 0 } issuer ? issuer : null);

    private bool CanFile => _fault is not null && NoteFault is null;

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
        var (fault, note) = (_fault!.Value, _note);
        var missing = State.Content.License is null ? Missing : null;
        await State.DoAsync(
            cancellationToken => desk.FileAsync(State.Id, State.Clerk, fault, note, missing, cancellationToken));
        await OnLeave.InvokeAsync();
    }
}
