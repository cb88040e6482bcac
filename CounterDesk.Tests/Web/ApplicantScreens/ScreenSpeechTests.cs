using CounterDesk.Tests.Support;
using CounterDesk.Web.ApplicantScreens;

namespace CounterDesk.Tests.Web.ApplicantScreens;

/// <summary>What a screen says, in which order, with which voice.</summary>
public sealed class ScreenSpeechTests
{
    private static readonly DateTimeOffset _now = new(2026, 3, 18, 10, 28, 0, TimeSpan.FromHours(8));

    private static readonly ScreenSpeech _speech = new(new AskedWords(SomeLicenses.Catalog));

    public static TheoryData<string> Pages => [.. SomeScreens.All(_now).Select(page => page.Name)];

    [Fact]
    public void A_voice_says_the_question_then_each_license_then_for_whom_and_how_long_then_how_to_answer() =>
        Assert.Equal(
            [
                "办高龄津贴，要看您的 3 本证照。您同意吗？",
                "第 1 本，身份证。看姓名、出生、住址、号码。",
                "第 2 本，户口簿里您那一页。看姓名、和户主的关系、地址，别人的不看。",
                "第 3 本，社保卡。看卡号后 4 位、开户行。",
                "给清河区民政局看，只用来办高龄津贴。",
                "内容办完就清，编号留 6 个月。",
                "同意，就按“同意”。不同意，就按“不同意”。",
                "不同意也能办，用纸质材料就行。",
                "想问清楚，就按“先问问工作人员”。",
            ],
            Said(SomeScreens.Consent(), ScreenWords.Chinese, ScreenVoice.Machine));

    [Fact]
    public void Sound_files_say_what_is_fixed_and_no_name_or_number()
    {
        var said = Said(SomeScreens.Consent(), ScreenWords.Chinese, ScreenVoice.SoundFiles);

        Assert.Equal(
            [
                "窗口想看几本证照，是哪几本，都写在屏幕上。",
                "给谁看、做什么、留多久，也写在屏幕上。",
                "同意，就按“同意”。不同意，就按“不同意”。",
                "不同意也能办，用纸质材料就行。",
                "想问清楚，就按“先问问工作人员”。",
            ],
            said);
    }

    [Fact]
    public void In_English_the_catalog_names_what_it_knows() =>
        Assert.Equal(
            [
                "May we see this license of yours, for Old-age allowance: Resident identity card?",
                "Number 1: Resident identity card. We look at: Name, Address.",
                "It is for District Office, for Old-age allowance and nothing else.",
                "Content is gone when you leave. Numbers are kept for 6 months.",
                "If you agree, press “I agree”. If not, press “I do not agree”.",
                "Without your consent it works, too: with paper.",
                "If you have a question, press “Ask the clerk first”.",
            ],
            Said(
                new ScreenModel.Consent(
                    Guid.NewGuid(),
                    SomeScreens.Asked with
                    {
                        Matter = "Old-age allowance",
                        Recipient = "District Office",
                        Licenses = [SomeScreens.IdCard with { Fields = ["name", "住址"] }],
                    },
                    MaySign: false),
                ScreenWords.English,
                ScreenVoice.Machine));

    [Fact]
    public void A_license_and_its_line_of_the_list_are_tinted_together()
    {
        var lines = _speech.Of(SomeScreens.Consent(), "3", ScreenWords.Chinese, ScreenVoice.Machine)
            .Select(sentence => sentence.Line);

        Assert.Equal(
            [null, "license-0", "license-1", "license-2", "facts", "facts", null, null, null], lines);
    }

    [Fact]
    public void At_the_end_each_thing_to_take_is_named() =>
        Assert.Equal(
            [
                "办好了，请带好 3 样东西。", "身份证。", "加注件 3 张。", "回执 1 张。", "过一会儿，屏幕会清空。",
                "还没拿好，就按“等一等”。拿好了，就按“拿好了”。",
            ],
            Said(SomeScreens.Goodbye(_now), ScreenWords.Chinese, ScreenVoice.Machine));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_says_something_in_both_languages_and_captions_are_what_is_said(string name)
    {
        var model = SomeScreens.All(_now).Single(page => page.Name == name).Model;
        foreach (var words in (ScreenWords[])[ScreenWords.Chinese, ScreenWords.English])
        {
            var sentences = _speech.Of(model, "3", words, ScreenVoice.Machine);

            Assert.NotEmpty(sentences);
            Assert.All(sentences, sentence => Assert.DoesNotContain("{", sentence.Text, StringComparison.Ordinal));
            Assert.All(sentences, sentence => Assert.NotEmpty(sentence.Phrases));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_says_something_where_there_are_only_sound_files(string name) =>
        Assert.NotEmpty(Said(
            SomeScreens.All(_now).Single(page => page.Name == name).Model,
            ScreenWords.Chinese,
            ScreenVoice.SoundFiles));

    [Fact]
    public void Without_a_voice_nothing_is_said_and_English_has_no_sound_files()
    {
        Assert.Empty(Said(SomeScreens.Consent(), ScreenWords.Chinese, ScreenVoice.None));
        Assert.Empty(Said(SomeScreens.Consent(), ScreenWords.English, ScreenVoice.SoundFiles));
    }

    [Fact]
    public void Each_sound_file_is_there_is_needed_and_says_what_its_caption_shows()
    {
        var needed = SomeScreens.All(_now)
            .SelectMany(page => _speech.All(page.Model, "3", ScreenWords.Chinese))
            .Append(ScreenSpeech.LocksSoon(ScreenWords.Chinese))
            .Where(sentence => sentence.Sound is not null)
            .DistinctBy(sentence => sentence.Sound)
            .ToDictionary(sentence => $"{sentence.Sound}.ogg", sentence => sentence.Text);
        var described = File.ReadLines(Repository.File("wwwroot-assets/sounds/README.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(row => row[1].Trim('`'), row => row[2]);
        var files = Directory.EnumerateFiles(Repository.File("wwwroot-assets/sounds"), "*.ogg")
            .Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

        Assert.Equal(needed.OrderBy(sound => sound.Key), described.OrderBy(sound => sound.Key));
        Assert.Equal(needed.Keys.Order(StringComparer.Ordinal), files);
    }

    private static IEnumerable<string> Said(ScreenModel model, ScreenWords words, ScreenVoice voice) =>
        _speech.Of(model, "3", words, voice).Select(sentence => sentence.Text);
}
