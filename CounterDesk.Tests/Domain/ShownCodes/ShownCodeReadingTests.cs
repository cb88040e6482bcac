using CounterDesk.Domain.ShownCodes;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.ShownCodes;

public sealed class ShownCodeReadingTests
{
    private static readonly string _number = SomeLicenses.Lin.Code.Text;

    public static TheoryData<string?, string?, string?, ShownCodeTrouble> NotTaken => new()
    {
        { null, "林秀兰", _number, ShownCodeTrouble.Garbled },
        { " ", "林秀兰", _number, ShownCodeTrouble.Garbled },
        { SomeLicenses.ResidentIdCard, null, _number, ShownCodeTrouble.Garbled },
        { SomeLicenses.ResidentIdCard, " ", _number, ShownCodeTrouble.Garbled },
        { SomeLicenses.ResidentIdCard, "林\u0007兰", _number, ShownCodeTrouble.Garbled },
        { SomeLicenses.ResidentIdCard, "林\uFFFD兰", _number, ShownCodeTrouble.Garbled },
        { SomeLicenses.ResidentIdCard, "林\uD842兰", _number, ShownCodeTrouble.Garbled },
        { SomeLicenses.ResidentIdCard, new string('林', 61), _number, ShownCodeTrouble.Garbled },
        { SomeLicenses.ResidentIdCard, "林秀兰", null, ShownCodeTrouble.Garbled },
        { SomeLicenses.ResidentIdCard, "林秀兰", _number[..^1], ShownCodeTrouble.Garbled },
        { SomeLicenses.ResidentIdCard, "林秀兰", SomeLicenses.Bean.Code.Text, ShownCodeTrouble.Garbled },
        { SomeLicenses.HouseholdRegister, "林秀兰", _number, ShownCodeTrouble.AnotherKind },
        { SomeLicenses.DisabilityCertificate, "林秀兰", _number, ShownCodeTrouble.AnotherKind },
        { SomeLicenses.BusinessLicense, SomeLicenses.Bean.Name, SomeLicenses.Bean.Code.Text, ShownCodeTrouble.AnotherKind },
        { "no such kind", "林秀兰", _number, ShownCodeTrouble.AnotherKind },
    };

    [Fact]
    public void The_code_of_an_identity_card_says_whose_it_is()
    {
        var reading = Assert.IsType<ShownCodeReading.Read>(ShownCodeReading.Of(
            StubCodes.Lin with { Name = " 林秀兰 ", Number = _number.ToLowerInvariant() }, SomeLicenses.Catalog));

        Assert.Equal(SomeLicenses.Lin, reading.Holder);
    }

    [Fact]
    public void The_code_of_a_business_license_says_which_enterprise_it_is_where_one_is_asked_for()
    {
        var shown = new ShownCodeAnswer.Resolved(
            SomeLicenses.BusinessLicense, SomeLicenses.Bean.Name, SomeLicenses.Bean.Code.Text);

        Assert.Equal(
            new ShownCodeReading.Read(SomeLicenses.Bean),
            ShownCodeReading.Of(shown, SomeLicenses.Catalog, ofEnterprise: true));
    }

    [Theory]
    [InlineData(SomeLicenses.ResidentIdCard, "91350100M000100Y43", ShownCodeTrouble.AnotherKind)]
    [InlineData(SomeLicenses.FoodOperationLicense, "91350100M000100Y43", ShownCodeTrouble.AnotherKind)]
    [InlineData(SomeLicenses.BusinessLicense, "91350100M000100Y44", ShownCodeTrouble.Garbled)]
    [InlineData(SomeLicenses.BusinessLicense, null, ShownCodeTrouble.Garbled)]
    [InlineData(null, "91350100M000100Y43", ShownCodeTrouble.Garbled)]
    public void Of_an_enterprise_only_its_business_license_is_believed(
        string? kind, string? number, ShownCodeTrouble trouble) =>
        Assert.Equal(
            new ShownCodeReading.NotRead(trouble),
            ShownCodeReading.Of(
                new ShownCodeAnswer.Resolved(kind, SomeLicenses.Bean.Name, number), SomeLicenses.Catalog, ofEnterprise: true));

    [Theory]
    [MemberData(nameof(NotTaken))]
    public void What_a_source_answers_is_believed_only_when_it_names_a_person(
        string? kind, string? name, string? number, ShownCodeTrouble trouble) =>
        Assert.Equal(
            new ShownCodeReading.NotRead(trouble),
            ShownCodeReading.Of(new ShownCodeAnswer.Resolved(kind, name, number), SomeLicenses.Catalog));

    [Theory]
    [InlineData(ShownCodeRefusal.Unknown, ShownCodeTrouble.Unknown)]
    [InlineData(ShownCodeRefusal.Expired, ShownCodeTrouble.Expired)]
    [InlineData(ShownCodeRefusal.Used, ShownCodeTrouble.Used)]
    [InlineData(ShownCodeRefusal.NotInForce, ShownCodeTrouble.NotInForce)]
    public void What_a_source_refuses_is_told_apart(ShownCodeRefusal why, ShownCodeTrouble trouble) =>
        Assert.Equal(
            new ShownCodeReading.NotRead(trouble),
            ShownCodeReading.Of(new ShownCodeAnswer.Refused(why), SomeLicenses.Catalog));

    [Fact]
    public void A_source_that_could_not_be_asked_says_nothing_about_the_code() =>
        Assert.Equal(
            new ShownCodeReading.NotRead(ShownCodeTrouble.Silent),
            ShownCodeReading.Of(new ShownCodeAnswer.Unavailable(), SomeLicenses.Catalog));

    [Fact]
    public void Of_the_kinds_the_program_knows_the_identity_card_alone_says_who_somebody_is() =>
        Assert.Equal(
            [SomeLicenses.ResidentIdCard],
            SomeLicenses.Catalog.All.Where(kind => kind.Identifies).Select(kind => kind.Code));
}
