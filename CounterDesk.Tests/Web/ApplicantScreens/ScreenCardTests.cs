using Bunit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.ApplicantScreens;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.ApplicantScreens;

public sealed class ScreenCardTests : VisitTestContext
{
    private const string Device = "ABCD";

    private readonly string _counter = SomeClerk.Value.Counter;

    [Fact]
    public async Task A_clerk_types_the_code_and_sees_since_when_the_screen_is_paired()
    {
        var card = Render<ScreenCard>();
        Assert.Equal("true", card.Find("[data-action=pair-screen]").GetAttribute("aria-disabled"));

        await PairAsync(card, Get<PairingCodes>().CodeOf(SomeScreens.NewDevice())!);

        card.WaitForElement("[data-screen-card=paired]");
        Assert.Contains("03-18 10:28", card.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0000", "Answer_WrongCode")]
    [InlineData("ZZZZ", "Answer_WrongCode")]
    public async Task A_wrong_code_is_said_and_stays_in_the_field(string code, string key)
    {
        var card = Render<ScreenCard>();

        await PairAsync(card, code);

        Assert.Equal(Text<PairingText>(key), card.Find("#screen-code-hint").TextContent);
        Assert.NotEmpty(card.FindAll("[data-screen-card=none]"));
    }

    [Fact]
    public async Task While_the_log_cannot_be_written_nothing_is_paired_and_the_card_says_why()
    {
        var card = Render<ScreenCard>();
        var code = Get<PairingCodes>().CodeOf(SomeScreens.NewDevice())!;
        await Desk.BreakAuditAsync();

        await PairAsync(card, code);

        Assert.Equal(Text<PairingText>("Answer_NotRecorded"), card.Find("#screen-code-hint").TextContent);
    }

    [Fact]
    public async Task A_screen_that_is_there_and_one_that_has_gone_are_told_apart()
    {
        var card = await RenderPairedAsync();
        Assert.NotEmpty(card.FindAll("[data-outcome=Unknown]"));

        Get<Screens>().Seen(_counter);
        Get<Screens>().Speaks(_counter, ScreenVoice.Machine);
        card.WaitForElement("[data-outcome=Pass]");
        Assert.Empty(card.FindAll("[data-remark]"));

        Desk.Time.Advance(TimeSpan.FromSeconds(12));
        card.WaitForElement("[data-outcome=Unknown]");
        Assert.Equal(Text<PairingText>("Card_NotThere_More"), card.Find("[data-remark]").TextContent);
    }

    [Theory]
    [InlineData(ScreenVoice.SoundFiles, "Card_SoundFiles")]
    [InlineData(ScreenVoice.None, "Card_NoVoice")]
    public async Task A_mute_screen_tells_the_clerk_to_read_out(ScreenVoice voice, string key)
    {
        var card = await RenderPairedAsync();
        Get<Screens>().Seen(_counter);

        Get<Screens>().Speaks(_counter, voice);

        card.WaitForAssertion(() => Assert.Equal(Text<PairingText>(key), card.Find("[data-remark]").TextContent));
    }

    [Fact]
    public async Task The_clerk_parts_with_the_screen()
    {
        var card = await RenderPairedAsync();

        await card.Find("[data-action=revoke-screen]").ClickAsync();

        card.WaitForElement("[data-screen-card=none]");
        Assert.Null(await Get<ScreenPairing>().ScreenOfAsync(_counter, Cancellation));
    }

    [Fact]
    public void Every_answer_has_words() =>
        Assert.All(
            Enum.GetNames<PairingAnswer>().Except([nameof(PairingAnswer.Done)]),
            answer => Assert.NotEqual($"Answer_{answer}", Text<PairingText>($"Answer_{answer}")));

    private static async Task PairAsync(IRenderedComponent<ScreenCard> card, string code)
    {
        await card.Find("#screen-code").InputAsync(code);
        await card.Find("[data-action=pair-screen]").ClickAsync();
    }

    private async Task<IRenderedComponent<ScreenCard>> RenderPairedAsync()
    {
        await Get<ScreenPairing>().PairAsync(SomeClerk.Value, Get<PairingCodes>().CodeOf(Device)!, Cancellation);
        return Render<ScreenCard>();
    }

    private TService Get<TService>()
        where TService : notnull => Services.GetRequiredService<TService>();
}
