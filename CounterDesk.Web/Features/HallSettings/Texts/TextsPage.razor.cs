using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Pdf;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.HallTexts;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.HallSettings.Texts;

/// <summary>
/// The hall's names and what its papers say of their own worth, worded beside the very page they will stand on.
/// </summary>
public sealed partial class TextsPage(
    HallTextDesk desk, HallTextCheck check, HallTextSpecimen specimen, CurrentHallTexts current, TextPreviews previews,
    PageFonts fonts, CurrentClerk currentClerk, DeskBrowser browser, TimeProvider time,
    IStringLocalizer<TextsText> text) : ComponentBase, IDisposable
{
    // Whoever types is not kept waiting for a page at every letter.
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(400);

    private readonly Guid _id = Guid.CreateVersion7();
    private readonly CancellationTokenSource _leaving = new();
    private Clerk _clerk = null!;
    private HallTextKey _key = HallTextKey.Names;
    private ImmutableArray<string> _lines = ["", "", ""];
    private ImmutableArray<HallTextVersion> _versions = [];
    private CopyEdition _edition = CopyEdition.Standard;
    private string _typedParagraphs = "";
    private Answer? _answer;
    private int _seen;
    private int _typed;
    private int _drawn;
    private bool _isStopped;
    private bool _isBusy;

    // Another form for another text, so that fields begin with its words.
    private int _shown;

    private CopyEdition OtherEdition =>
        _edition is CopyEdition.Standard ? CopyEdition.LargePrint : CopyEdition.Standard;

    // Names stand on the first page, what the paper is worth on one of the last; a viewer goes no further than there is.
    private int PageToShow => _key.Form is null ? 1 : _edition is CopyEdition.Standard ? 2 : 5;

    private string Address =>
        $"{HallTextsModule.PreviewAddress}/{_id}.pdf?{_drawn}#page={PageToShow}&toolbar=0&navpanes=0&view=FitH";

    private bool IsChanged => !HallTextCheck.Trimmed(_lines).SequenceEqual(current.LinesOf(_key));

    private string EditionWords => _seen is 0 ? text["Edition_Settings"] : text["Edition", _seen];

    private string SaveLabel => IsChanged ? text["Save", _seen + 1] : text["Save_Nothing"];

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
        previews.Forget(_id);
    }

    protected override async Task OnInitializedAsync()
    {
        _clerk = await currentClerk.GetAsync();
        await ShowAsync();
    }

    private string NameOf(HallTextKey key) => key.Form is { } form
        ? text["Which_Effect", text[$"Form_{form}"].Value, text[$"Language_{key.Language}"].Value]
        : text["Which_Names"];

    private Task ChooseAsync(ChangeEventArgs change)
    {
        _key = HallTextKey.All[int.Parse((string)change.Value!, CultureInfo.InvariantCulture)];
        _answer = null;
        return ShowAsync();
    }

    private async Task ShowAsync()
    {
        _versions = await desk.ListAsync(_key, _leaving.Token);
        _seen = current.EditionOf(_key);
        Put(current.LinesOf(_key));
    }

    private void TakeAsync(HallTextVersion version) => Put(version.Lines);

    private void Put(ImmutableArray<string> lines)
    {
        _lines = lines;
        _typedParagraphs = string.Join('\n', lines.Skip(1));
        _shown++;
        Draw();
    }

    private Task TypeAsync(int at, string typed)
    {
        _lines = _lines.SetItem(at, typed);
        return DrawSoonAsync();
    }

    private Task TypeParagraphsAsync(ChangeEventArgs change)
    {
        _lines = [_lines[0], .. ((string?)change.Value ?? "").Replace("\r", "", StringComparison.Ordinal).Split('\n')];
        return DrawSoonAsync();
    }

    private async Task DrawSoonAsync()
    {
        var typed = ++_typed;
        try
        {
            await Task.Delay(_pause, time, _leaving.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (typed == _typed)
        {
            Draw();
        }
    }

    private void ChangeEditionAsync()
    {
        _edition = OtherEdition;
        Draw();
    }

    // What cannot be drawn says why, and the page before stays.
    private void Draw()
    {
        var lines = HallTextCheck.Trimmed(_lines);
        if (IsChanged && check.Find(_key, lines) is { } refused)
        {
            _answer = AnswerOf(refused);
            return;
        }

        _answer = _answer is { Key: "Saved" } ? _answer : null;
        var document = specimen.Of(_key, lines, _key.Form ?? CopyForm.CertifiedCopy, _edition);
        previews.Show(_id, PdfWriter.Write(document, fonts.Set));
        _drawn++;
    }

    private async Task SaveAsync()
    {
        _isBusy = true;
        try
        {
            var answer = await desk.SaveAsync(_key, _lines, _seen, _clerk, CancellationToken.None);
            (_isStopped, _answer) = (false, AnswerOf(answer));
            if (answer is HallTextAnswer.Saved)
            {
                await ShowAsync();
            }
        }
        catch (AuditUnavailableException)
        {
            (_isStopped, _answer) = (true, null);
        }

        _isBusy = false;
        StateHasChanged();
        await browser.FocusOnceDrawnAsync(_isStopped ? "[data-stop] h1" : "[data-answer]");
    }

    private Answer AnswerOf(HallTextAnswer answer) => answer switch
    {
        HallTextAnswer.Saved(var edition) => new("Saved", Outcome.Pass, text["Saved", edition], text["Saved_Next"]),
        HallTextAnswer.Overtaken => new("Overtaken", Outcome.Warn, text["Overtaken"], text["Overtaken_Next"]),
        HallTextAnswer.Refused(var fault, var detail) => new(
            fault.ToString(), Outcome.Fail, text[$"Fault_{fault}"], text[$"Fault_{fault}_Next", detail ?? ""]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What came of the last thing that was done.</summary>
    private sealed record Answer(string Key, Outcome Outcome, string Title, string Words);
}
