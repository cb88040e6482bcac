using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;

namespace CounterDesk.Tests.Domain.Paper;

/// <summary>Characters that no font has, written by their code points.</summary>
public sealed class CodePointsTests
{
    [Theory]
    [InlineData("𮰯", "U+2EC2F")]
    [InlineData("龥", "U+9FA5")]
    [InlineData("葛\U000E0100", "U+845B+E0100")]
    [InlineData("e\u0329", "U+0065+0329")]
    [InlineData("\uE863", "U+E863")]
    public void A_character_is_named_by_its_code_points(string element, string name) =>
        Assert.Equal(name, CodePoints.Of(element));

    [Theory]
    [InlineData("何𮰯", "何〔U+2EC2F〕")]
    [InlineData("𮰯𮰯平", "〔U+2EC2F〕〔U+2EC2F〕平")]
    [InlineData("何平", "何平")]
    [InlineData("", "")]
    public void Only_what_was_agreed_to_is_written_so(string text, string written) =>
        Assert.Equal(written, CodePoints.Write(text, ["𮰯"]));

    [Fact]
    public void A_character_with_a_selector_is_written_as_one_and_the_plain_one_stays() =>
        Assert.Equal("〔U+845B+E0100〕城和葛城", CodePoints.Write("葛\U000E0100城和葛城", ["葛\U000E0100"]));

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void Words_write_it_wherever_it_comes_in_and_nowhere_else(string language)
    {
        var plain = PaperWords.In(language);
        var coding = plain.Coding(["𮰯"]);

        Assert.Equal("何〔U+2EC2F〕", coding.Content("何𮰯").Text);
        Assert.Contains("何〔U+2EC2F〕", coding["Box_Quoted", "何𮰯"], StringComparison.Ordinal);
        Assert.Contains(coding.Runs("Panel_Until", "何𮰯", "1"), run => run.Text == "何〔U+2EC2F〕");
        Assert.Equal("何𮰯", plain.Content("何𮰯").Text);
        Assert.Equal(plain["Box_Title"], coding["Box_Title"]);
    }

    [Fact]
    public void Every_font_of_ours_has_the_brackets() =>
        Assert.All(Enum.GetValues<Typeface>(), typeface => Assert.True(
            GlyphGate.Inspect("〔U+0123456789ABCDEF〕", typeface, SomeFonts.Shipped) is
                { MayPrint: true, Substituted.IsEmpty: true }));
}
