using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.ApplicantScreens;

namespace CounterDesk.Tests.Web.ApplicantScreens;

public sealed class AskedWordsTests
{
    private static readonly AskedWords _words = new(SomeLicenses.Catalog);

    [Theory]
    [InlineData(null, "办高龄津贴，要看您的 3 本证照。您同意吗？")]
    [InlineData(PartyRole.Spouse, "办高龄津贴，要看您的 3 本证照。您同意吗？")]
    [InlineData(PartyRole.Agent, "您是替别人来的，办高龄津贴，要看他的 3 本证照。您同意吗？")]
    [InlineData(PartyRole.Guardian, "您是替照管的人来的，办高龄津贴，要看他的 3 本证照。您同意吗？")]
    [InlineData(PartyRole.LegalRepresentative, "您是替单位来的，办高龄津贴，要看单位的 3 本证照。您同意吗？")]
    public void The_question_says_whose_licenses_are_asked_for(PartyRole? actsAs, string question) =>
        Assert.Equal(question, Title(SomeScreens.Asked with { ActsAs = actsAs }));

    [Fact]
    public void A_single_license_is_named_in_the_question() =>
        Assert.Equal(
            "办高龄津贴，要看您的身份证。您同意吗？", Title(SomeScreens.Asked with { Licenses = [SomeScreens.IdCard] }));

    [Fact]
    public void Everybody_can_be_asked_in_both_languages()
    {
        foreach (var role in Enum.GetValues<PartyRole>())
        {
            foreach (var licenses in (IReadOnlyList<AskedLicense>[])[SomeScreens.Asked.Licenses, [SomeScreens.IdCard]])
            {
                var asked = SomeScreens.Asked with { ActsAs = role, Licenses = licenses };
                Assert.NotEqual(Title(asked, ScreenWords.English), Title(asked));
            }
        }
    }

    [Fact]
    public void Everything_that_can_be_shown_has_words_in_both_languages()
    {
        string[] keys =
        [
            .. Enum.GetNames<WaitReason>().SelectMany(reason => (string[])[$"Wait_{reason}", $"Wait_{reason}_More"]),
            .. Enum.GetNames<RatingGrade>().Select(grade => $"Grade_{grade}"),
            .. Enum.GetNames<ThingKind>().SelectMany(thing => (string[])[$"Thing_{thing}", $"Thing_{thing}_Note"]),
        ];

        Assert.All(keys, key => Assert.NotNull(ScreenWords.Chinese[key]));
        Assert.All(keys, key => Assert.NotNull(ScreenWords.English[key]));
        Assert.Throws<ArgumentException>(() => ScreenWords.Chinese["Wait_Forever"]);
    }

    [Fact]
    public void What_is_to_be_handed_in_says_where_and_until_when()
    {
        var copies = new ThingToTake(ThingKind.Copies, 3, IsLargePrint: true, "民政局", new DateOnly(2026, 4, 17));

        Assert.Equal("大字版，4 月 17 日前交给民政局", ThingWords.NoteOf(copies, ScreenWords.Chinese));
        Assert.Equal("Large print, To 民政局 before April 17", ThingWords.NoteOf(copies, ScreenWords.English));
        var small = copies with { IsLargePrint = false };
        Assert.Equal("4 月 17 日前用", ThingWords.NoteOf(small with { Recipient = null }, ScreenWords.Chinese));
        Assert.Equal("交给民政局", ThingWords.NoteOf(small with { Until = null }, ScreenWords.Chinese));
    }

    private static string Title(ConsentAsked asked, ScreenWords? words = null) =>
        _words.TitleOf(new ScreenModel.Consent(Guid.NewGuid(), asked, MaySign: false), words ?? ScreenWords.Chinese);
}
