using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.ApplicantScreens;

namespace CounterDesk.Tests.Browser;

/// <summary>What a screen says, by a voice that remembers instead of speaking.</summary>
public sealed class ScreenSpeechBrowserTests(ScreensInBrowser program) : ScreenTest(program)
{
    private const string NoVoice =
        """
        Object.defineProperty(window, "speechSynthesis", { value: { getVoices: () => [], cancel() { } } });
        window.played = [];
        const play = HTMLMediaElement.prototype.play;
        HTMLMediaElement.prototype.play = function () {
            window.played.push(new URL(this.src).pathname);
            this.playbackRate = 8; // Nobody has to hear it.
            return play.call(this);
        };
        """;

    private const string NoSound =
        """
        Object.defineProperty(window, "speechSynthesis", { value: { getVoices: () => [], cancel() { } } });
        window.Audio = class { canPlayType() { return ""; } };
        """;

    [Theory]
    [InlineData("portrait")]
    [InlineData("landscape")]
    public async Task Everything_is_said_in_order_by_a_voice_of_the_machine_with_each_clause_marked(string way)
    {
        var window = await OpenPairedAsync(ScreenSize.Of(way), RecordingVoice.Script);
        Show(SomeScreens.Consent());
        await window.ShowsAsync(nameof(ScreenModel.Consent));

        await window.TouchAsync("read");
        await window.SeesAsync("mark");
        await window.SeesAsync("[data-line='license-1'].on");
        await window.KeepPictureAsync($"reading-{way}");
        await window.IsFitForAllAsync("reading");
        await window.SeesAsync("[data-reading=Over]");

        Assert.Equal(
            "办高龄津贴，要看您的 3 本证照。您同意吗？"
            + "第 1 本，身份证。看姓名、出生、住址、号码。"
            + "第 2 本，户口簿里您那一页。看姓名、和户主的关系、地址，别人的不看。"
            + "第 3 本，社保卡。看卡号后 4 位、开户行。"
            + "给清河区民政局看，只用来办高龄津贴。内容办完就清，编号留 6 个月。"
            + "同意，就按“同意”。不同意，就按“不同意”。"
            + "不同意也能办，用纸质材料就行。想问清楚，就按“先问问工作人员”。",
            string.Concat(await SpokenAsync(window)));
        Assert.Equal(["mandarin"], await VoicesAsync(window));
        Assert.Equal(ScreenVoice.Machine, Program.Screens.StateOf(Clerk.Counter).Voice);
    }

    [Fact]
    public async Task Stop_stops_and_again_begins_anew()
    {
        var window = await OpenPairedAsync(script: RecordingVoice.Script);
        Show(SomeScreens.Consent());
        await window.ShowsAsync(nameof(ScreenModel.Consent));
        await window.TouchAsync("read");
        await window.SeesAsync("[data-said='1']");

        var cancels = await window.Page.EvaluateAsync<int>("window.cancels");
        await window.TouchAsync("stop-reading");
        await window.SeesAsync("[data-reading=Over]");

        // In the middle of a clause.
        await window.Page.WaitForFunctionAsync("cancels => window.cancels > cancels", cancels);
        var said = (await SpokenAsync(window)).Length;
        await Task.Delay(1_000, Cancellation);
        Assert.Equal(said, (await SpokenAsync(window)).Length);
        Assert.Null(Program.Screens.StateOf(Clerk.Counter).Caption);

        await window.TouchAsync("read-again");
        await window.SeesAsync("[data-said='1']");
        Assert.Equal("办高龄津贴，", (await SpokenAsync(window))[said]);

        await window.TouchAsync("quiet");
        await window.SeesAsync("[data-action=read]");
        said = (await SpokenAsync(window)).Length;
        await Task.Delay(500, Cancellation);
        Assert.Equal(said, (await SpokenAsync(window)).Length);
    }

    [Fact]
    public async Task Slower_goes_on_with_the_sentence_and_is_slower()
    {
        var window = await OpenPairedAsync(script: RecordingVoice.Script);
        Show(SomeScreens.Consent());
        await window.ShowsAsync(nameof(ScreenModel.Consent));
        await window.TouchAsync("read");
        await window.SeesAsync("[data-said='2']");

        await window.TouchAsync("slower");
        await window.SeesAsync("[data-reading=Over]");

        var rates = await window.Page.EvaluateAsync<double[]>("window.spoken.map(said => said.rate)");
        Assert.True(rates[^1] < rates[0], $"{rates[^1]} is not slower than {rates[0]}.");
        Assert.Single(await SpokenAsync(window), "办高龄津贴，");
    }

    [Fact]
    public async Task With_the_need_reading_begins_by_itself_after_the_first_touch_and_goes_on_from_page_to_page()
    {
        var window = await OpenPairedAsync(script: RecordingVoice.Script);
        Show(new ScreenModel.Wait(WaitReason.ShowCard), VisitNeeds.ReadAloud);
        await window.SeesAsync("[data-reading=WaitsForTouch]");
        Assert.Empty(await SpokenAsync(window));

        await window.Page.TapAsync("h1");
        await window.SeesAsync("[data-reading=Over]");
        Show(SomeScreens.Rating(), VisitNeeds.ReadAloud);
        await window.ShowsAsync(nameof(ScreenModel.Rating));
        await window.SeesAsync("[data-said='1']");

        Assert.Equal(
            "请出示身份证，放在读卡器上，或者交给工作人员。今天办得怎么样？",
            string.Concat((await SpokenAsync(window)).Take(4)));
    }

    [Fact]
    public async Task A_finger_that_slips_is_a_touch_too()
    {
        var window = await OpenPairedAsync(script: RecordingVoice.Script);
        Show(new ScreenModel.Wait(WaitReason.ShowCard), VisitNeeds.ReadAloud);
        await window.SeesAsync("[data-reading=WaitsForTouch]");

        await window.SlipAsync(200, 300, steps: 10);

        await window.SeesAsync("[data-reading=Over]");
    }

    [Fact]
    public async Task A_page_that_comes_silences_the_one_before()
    {
        var window = await OpenPairedAsync(script: RecordingVoice.Script);
        Show(SomeScreens.Consent());
        await window.ShowsAsync(nameof(ScreenModel.Consent));
        await window.TouchAsync("read");
        await window.SeesAsync("[data-said='0']");

        Show(new ScreenModel.Wait(WaitReason.ClerkAway));
        await window.SeesAsync("[data-page=Wait-ClerkAway] [data-reading=Over]");

        var spoken = await SpokenAsync(window);
        Assert.Equal("别人看不到。", spoken[^1]);
        Assert.DoesNotContain("看姓名、出生、住址、号码。", spoken);
    }

    [Fact]
    public async Task The_clerk_lets_it_be_read_and_stops_it()
    {
        var window = await OpenPairedAsync(script: RecordingVoice.Script);
        await window.Page.TapAsync("h1");
        Show(SomeScreens.Consent());
        await window.ShowsAsync(nameof(ScreenModel.Consent));

        Program.Screens.Read(Clerk.Counter);
        await window.SeesAsync("[data-said='1']");
        Program.Screens.Read(Clerk.Counter);
        await window.SeesAsync("[data-action=read]");

        var said = (await SpokenAsync(window)).Length;
        await Task.Delay(500, Cancellation);
        Assert.Equal(said, (await SpokenAsync(window)).Length);
    }

    [Fact]
    public async Task Without_a_voice_the_fixed_sentences_are_played_and_no_name_or_number_is_said()
    {
        var window = await OpenPairedAsync(script: NoVoice);
        Show(SomeScreens.Consent());
        await window.ShowsAsync(nameof(ScreenModel.Consent));
        await window.TouchAsync("read");
        await window.SeesAsync("mark");
        await window.SeesAsync("[data-reading=Over]");

        Assert.Equal(
            ["consent-list", "consent-facts", "consent-press", "consent-free", "consent-ask"],
            (await window.Page.EvaluateAsync<string[]>("window.played")).Select(path => path.Split('/')[^1]));
        Assert.True(Program.Screens.StateOf(Clerk.Counter).IsMute);
    }

    [Fact]
    public async Task Without_any_sound_the_clerk_is_asked_to_read()
    {
        var window = await OpenPairedAsync(script: NoSound);
        Show(SomeScreens.Consent());
        await window.ShowsAsync(nameof(ScreenModel.Consent));

        await window.TouchAsync("read");

        await window.SeesAsync("[data-note=Note_Mute]");
        Assert.Equal(new ScreenAnswer.Read(), Assert.Single(Program.AnswersOf(Clerk.Counter)));
        Assert.Equal(ScreenVoice.None, Program.Screens.StateOf(Clerk.Counter).Voice);
    }

    [Fact]
    public async Task In_English_an_English_voice_speaks()
    {
        var window = await OpenPairedAsync(script: RecordingVoice.Script);
        Show(SomeScreens.Rating(), VisitNeeds.OtherLanguage);
        await window.TouchAsync("language");
        await window.SeesAsync("html[lang='en-US']");

        await window.TouchAsync("read");
        await window.SeesAsync("[data-reading=Over]");

        Assert.Equal("How was it today? ", (await SpokenAsync(window))[0]);
        Assert.Equal(["english"], await VoicesAsync(window));
    }

    private static Task<string[]> VoicesAsync(ScreenWindow window) =>
        window.Page.EvaluateAsync<string[]>("[...new Set(window.spoken.map(said => said.voice))]");

    private static Task<string[]> SpokenAsync(ScreenWindow window) =>
        window.Page.EvaluateAsync<string[]>("window.spoken.map(said => said.text)");
}
