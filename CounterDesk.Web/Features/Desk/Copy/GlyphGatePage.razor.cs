using System.Collections.Immutable;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Copy;

/// <summary>
/// The print stopped at characters without a shape of the program's own: they are shown large and named, and there are ways
/// out, none of which is another character or a box.
/// </summary>
public sealed partial class GlyphGatePage(PageFonts fonts, IStringLocalizer<CopyStepText> text) : ComponentBase
{
    private FontSet _fonts = null!;
    private GlyphReport? _read;
    private GlyphWay? _way;
    private bool _isAgreed;

    [Parameter]
    public AuditProof? Proof { get; set; }

    [Parameter, EditorRequired]
    public required GlyphReport Found { get; set; }

    /// <summary>What was agreed to before.</summary>
    [Parameter, EditorRequired]
    public required GlyphConsent Consent { get; set; }

    [Parameter, EditorRequired]
    public required Visit Visit { get; set; }

    [Parameter, EditorRequired]
    public required Clerk Clerk { get; set; }

    [Parameter]
    public EventCallback OnBack { get; set; }

    /// <summary>Prepares the copy again, with what has been agreed to by now.</summary>
    [Parameter]
    public EventCallback<GlyphConsent> OnTryAgain { get; set; }

    private ImmutableArray<GateCharacter> Characters => GateCharacter.Of(Found, Consent);

    private bool IsMissing => !Found.MayPrint;

    private string Title => IsMissing ? "Gate" : "Gate_Substituted";

    private bool IsOfOldSystem =>
        Characters.Any(character => CharacterBlocks.Of(character.CodePoint) is CharacterBlock.PrivateUse);

    // Everything that will be coded, what was agreed to before included: one question, one answer.
    private ImmutableHashSet<string> Coded => Consent.Coded.Union(Characters.Select(character => character.Element));

    private ConfirmationMatter? Matter => CodedCharacters.MatterOf(Visit, Coded);

    private IEnumerable<string> CodedLines => Characters
        .SelectMany(character => character.Places).Where(place => place.Side is null)
        .Select(place => CodePoints.Write(place.Text, Coded)).Distinct();

    private IEnumerable<int> Sides => Characters
        .SelectMany(character => character.Places).Select(place => place.Side).OfType<int>().Distinct().Order();

    private string Names => string.Join(", ", Characters.Select(character => CodePoints.Of(character.Element)).Distinct());

    private IReadOnlyList<Choice<GlyphWay>> Ways =>
    [
        .. IsMissing ? (Choice<GlyphWay>[])[] : [WayOf(GlyphWay.Shape)],
        WayOf(GlyphWay.Font),
        .. Matter is null ? (Choice<GlyphWay>[])[] : [WayOf(GlyphWay.Code)],
        WayOf(GlyphWay.Paper),
    ];

    private bool CanGoOn => _way is not null && (_way is not GlyphWay.Code || _isAgreed);

    private string Label => _way switch
    {
        null => "Gate_Choose",
        GlyphWay.Code when !_isAgreed => "Gate_Code_Missing",
        { } way => $"Gate_{way}_Button",
    };

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_read, Found))
        {
            (_read, _fonts, _way, _isAgreed) = (Found, fonts.Set, null, false);
        }
    }

    private Choice<GlyphWay> WayOf(GlyphWay way) =>
        new(way, text[$"Gate_{way}"], text[$"Gate_{way}_Note", Names]);

    private void Decide(Confirmation decided) => _isAgreed = decided.State is ConfirmationState.Confirmed;

    private Task GoOnAsync() => _way is { } way ? GoAsync(way) : Task.CompletedTask;

    private Task GoAsync(GlyphWay way) => way switch
    {
        GlyphWay.Shape => OnTryAgain.InvokeAsync(Consent with
        {
            Shapes = Consent.Shapes.Union(Characters.Select(character => (character.CodePoint, character.FontName!))),
        }),
        GlyphWay.Code => OnTryAgain.InvokeAsync(Consent with { Coded = Coded }),
        GlyphWay.Font => OnTryAgain.InvokeAsync(Consent),
        GlyphWay.Paper => OnBack.InvokeAsync(),
    };
}
