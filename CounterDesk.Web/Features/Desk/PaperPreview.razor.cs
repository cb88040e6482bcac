using System.Collections.Immutable;
using CounterDesk.Domain.Paper;
using CounterDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk;

/// <summary>
/// A paper of the visit in place of the step: the very file that prints, what is said of it, and printing, once that is
/// recorded. Where a character has no shape there is no file, and the page names it.
/// </summary>
public sealed partial class PaperPreview(
    DeskBrowser browser, IStringLocalizer<PaperText> text, IStringLocalizer<DeskText> deskText) : ComponentBase
{
    private ElementReference _frame;
    private bool _isPrintRefused;

    [Parameter, EditorRequired]
    public required VisitState State { get; set; }

    /// <summary>One word, as in the file's address: receipt for receipt.pdf.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Heading { get; set; }

    [Parameter, EditorRequired]
    public required string PrintLabel { get; set; }

    [Parameter, EditorRequired]
    public required bool HasFile { get; set; }

    /// <summary>Why there is no file.</summary>
    [Parameter]
    public ImmutableArray<MissingGlyph> Missing { get; set; } = [];

    /// <summary>What to do where there is no file.</summary>
    [Parameter]
    public string? Instead { get; set; }

    /// <summary>Records that it goes to the printer. What cannot be recorded is not printed.</summary>
    [Parameter, EditorRequired]
    public required Func<CancellationToken, Task> BeforePrint { get; set; }

    [Parameter]
    public EventCallback OnLeave { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Other ways on.</summary>
    [Parameter]
    public RenderFragment? More { get; set; }

    // The browser's own viewer without its bars: the page is all there is to see.
    private string Address => $"/desk/visits/{State.Id}/{Name}.pdf#toolbar=0&navpanes=0&view=FitH";

    private string MissingWords => string.Join(
        text["Separator"], Missing.Select(glyph => text["Glyph_Item", glyph.TextElement, glyph].Value).Distinct());

    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? browser.FocusAsync("h1") : Task.CompletedTask;

    private async Task PrintAsync()
    {
        if (await State.DoAsync(BeforePrint))
        {
            _isPrintRefused = !await browser.PrintAsync(_frame);
        }
    }
}
