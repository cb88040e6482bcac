using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Verification;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Copy;

/// <summary>
/// The very file that prints, beside what is asked about the paper once the print window has been opened.
/// </summary>
public sealed partial class CopyPreview(
    DeskBrowser browser, IStringLocalizer<CopyStepText> text, IStringLocalizer<DeskText> deskText) : ComponentBase
{
    private ElementReference _frame;
    private bool _isPrintAsked;
    private bool _isPrintRefused;
    private PrintOutcome? _outcome;

    [Parameter]
    public AuditProof? Proof { get; set; }

    [Parameter, EditorRequired]
    public required Guid Visit { get; set; }

    [Parameter, EditorRequired]
    public required RegisteredCopy Copy { get; set; }

    [Parameter, EditorRequired]
    public required VerificationReport Report { get; set; }

    /// <summary>How many fields of the license do not stand on it.</summary>
    [Parameter, EditorRequired]
    public required int LeftOut { get; set; }

    /// <summary>
    /// Records that it goes to the printer. False when that was not recorded: then nothing is printed.
    /// </summary>
    [Parameter, EditorRequired]
    public required Func<Task<bool>> BeforePrint { get; set; }

    /// <summary>The clerk wants it in the other edition. It takes a number of its own.</summary>
    [Parameter]
    public EventCallback<Edition> OnEdition { get; set; }

    [Parameter]
    public EventCallback OnBack { get; set; }

    [Parameter]
    public EventCallback<PrintOutcome> OnAnswer { get; set; }

    // The browser's own viewer without its bars: the page is all there is to see.
    private string Address => $"/desk/visits/{Visit}/copy.pdf#toolbar=0&navpanes=0&view=FitH";

    private Edition OtherEdition => Copy.Edition switch
    {
        Edition.Standard => Edition.LargePrint,
        Edition.LargePrint => Edition.Standard,
    };

    private string AnswerLabel => deskText[_outcome is null ? "Print_Answer_Missing" : $"Print_Answer_{_outcome}"];

    private async Task PrintAsync()
    {
        if (!await BeforePrint())
        {
            return;
        }

        _isPrintRefused = !await browser.PrintAsync(_frame);
        _isPrintAsked |= !_isPrintRefused;
    }
}
