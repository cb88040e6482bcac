using System.Globalization;
using CounterDesk.Domain.Enterprises;
using CounterDesk.Domain.Licenses;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Localization;
using Microsoft.AspNetCore.Components;

namespace CounterDesk.Web.Features.Desk.Results;

/// <summary>One license of an enterprise, or a kind of which there is none.</summary>
public sealed partial class EnterpriseRow : ComponentBase
{
    private const string Day = "yyyy-MM-dd";

    [Parameter, EditorRequired]
    public required EnterpriseLine Line { get; set; }

    /// <summary>The digit that opens it; 0 where nothing is there to open.</summary>
    [Parameter, EditorRequired]
    public required int Number { get; set; }

    /// <summary>What other sources are called, by their keys.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<string, SourceName> Names { get; set; }

    [Parameter]
    public EventCallback<LicenseHit> OnOpen { get; set; }

    private LineFinding.Verified? Verified => Line.Finding as LineFinding.Verified;

    private LicenseOrigin? Origin => Verified?.Origin ?? Line.Hit?.Origin;

    private string Name => string.Join(
        Text["Lines_Or"], Line.KindCodes.Select(code => Kinds.NameOf(code, Line.Hit?.KindName ?? Kinds.Find(code)?.Name ?? code)));

    private string? MarkedNumber => Verified?.Number ?? Line.Hit?.MaskedNumber;

    // Why there are no two answers.
    private string Said => Line.Finding is LineFinding.NotRead(var why)
        ? Text[$"Lines_{why}"]
        : Text[$"Lines_{(Line.Hit is null && Line.State is LineState.NotTold ? "NotAllAsked" : Line.State)}"];

    public static Outcome LookOf(LineState state) => state switch
    {
        LineState.NotGenuine => Outcome.Fail,
        LineState.NotInForce or LineState.Missing or LineState.EndsSoon => Outcome.Warn,
        LineState.NotTold => Outcome.Unknown,
        LineState.InOrder => Outcome.Pass,
        LineState.NotLookedAt => Outcome.None,
        LineState.Waiting => Outcome.Wait,
    };

    private static string Written(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    private static string Written(DateTime utc) => DeskClock.At(utc).ToString($"{Day} HH:mm", CultureInfo.InvariantCulture);
}
