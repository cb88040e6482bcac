using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Tests.Browser;

/// <summary>Whole visits of an applicant who sees nothing, and of one who hears nothing.</summary>
public sealed class SensesFlowTests(DeskInBrowser desk) : TwoScreenTest(desk)
{
    [Fact]
    public async Task Who_sees_nothing_hears_the_question_answers_by_keys_and_hears_what_to_take()
    {
        var (window, screen) = await OpenBothAsync(RecordingVoice.Script);
        await screen.PressAsync("Tab");
        await screen.Page.EvaluateAsync("() => window.spoken = []");
        await window.FocusIsOnAsync("[data-field=who] input");
        await window.PressAsync("8", "Enter");
        await window.SeesAsync("[data-need=ReadAloud]");
        await window.IdentifyAsync();
        await window.ChoosePurposeAsync();

        // All of it, in order, before anything is pressed.
        await screen.SeesAsync("[data-screen=Consent]");
        await HasSaidAsync(screen, "就按“同意”", "不同意也能办");
        var said = await SaidAsync(screen);
        Assert.Matches("要看您的.*本证照.*身份证.*户口簿.*给.*民政局.*就按“同意”.*就按“不同意”", said);
        Assert.DoesNotContain("林秀兰", said, StringComparison.Ordinal);
        await PressOnAsync(screen, "agree");

        await HasSaidAsync(screen, "查到了");
        await window.FocusIsOnAsync("tr[data-hit] [data-row]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-verdict=Pass]");
        var visit = VisitOf(window);
        await window.EndVisitAsync();
        await HasSaidAsync(screen, "带好", "身份证");
        await PressOnAsync(screen, "taken");
        await screen.SeesAsync("[data-screen=Idle]");

        Assert.Contains(
            $"{BasisProof.OnScreen}",
            Assert.Single(await ReadLogAsync(visit), entry => entry.Action == nameof(AuditAction.ConsentGiven)).Basis,
            StringComparison.Ordinal);
        await NothingIsLeftAsync(visit);
    }

    [Fact]
    public async Task Who_hears_nothing_reads_everything_asks_for_a_word_in_writing_and_nothing_is_said()
    {
        var (window, screen) = await OpenBothAsync(RecordingVoice.Script);
        await screen.PressAsync("Tab");
        await screen.Page.EvaluateAsync("() => window.spoken = []");
        await window.FocusIsOnAsync("[data-field=who] input");
        await window.PressAsync("9", "Enter");
        await window.SeesAsync("[data-need=Writing]");
        await window.IdentifyAsync();
        await window.ChoosePurposeAsync();

        await screen.SeesAsync("[data-screen=Consent]");
        await PressOnAsync(screen, "ask-clerk");
        await screen.SeesAsync("[data-page='Wait-ClerkComing']");
        await window.SeesAsync("[data-action=helped]");
        await window.IsAccessibleAsync();
        await window.KeepPictureAsync("flow-deaf-help");
        await window.PressAsync("Alt+R");
        await screen.SeesAsync("[data-screen=Consent]");
        await PressOnAsync(screen, "agree");
        await window.FocusIsOnAsync("tr[data-hit] [data-row]");

        var visit = VisitOf(window);
        await window.EndVisitAsync();
        Assert.Equal("", await SaidAsync(screen));
        var log = (await ReadLogAsync(visit)).Select(entry => entry.Action).ToList();
        Assert.Contains(nameof(AuditAction.HelpAsked), log);
        Assert.Contains(nameof(AuditAction.HelpGiven), log);
        await NothingIsLeftAsync(visit);
    }

    private static Task<string> SaidAsync(DeskWindow screen) =>
        screen.Page.EvaluateAsync<string>("() => window.spoken.map(said => said.text).join('|')");

    private static async Task HasSaidAsync(DeskWindow screen, params string[] words) => await screen.Page.WaitForFunctionAsync(
        "words => { const said = window.spoken.map(said => said.text).join('|'); return words.every(word => said.includes(word)); }",
        words);
}
