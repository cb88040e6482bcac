using CounterDesk.Domain.IdCards;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.IdCards;

public sealed class IdCardTests
{
    public static TheoryData<string, CardFault> Refusals => new()
    {
        { "name:", CardFault.Missing },
        { "name:　 ", CardFault.Missing },
        { "sex:", CardFault.Missing },
        { "birthDate:", CardFault.Missing },
        { "issuer:", CardFault.Missing },
        { "validFrom:", CardFault.Missing },
        { "validUntil:", CardFault.Missing },
        { $"name:{new string('林', IdCard.MaxNameLength + 1)}", CardFault.TooLong },
        { $"issuer:{new string('局', IdCard.MaxIssuerLength + 1)}", CardFault.TooLong },
        { $"address:{new string('巷', IdCard.MaxAddressLength + 1)}", CardFault.TooLong },
        { "number:9999011940061200211", CardFault.TooLong },
        { "validUntil:长期长期长期长期长期长期长期长期长期长期长期", CardFault.TooLong },
        { "name:林\0秀兰", CardFault.IllegalCharacter },
        { "name:林\n秀兰", CardFault.IllegalCharacter },
        { "name:林\u202E秀兰", CardFault.IllegalCharacter },
        { "name:林\u2028秀兰", CardFault.IllegalCharacter },
        { "name:林\uFFFD兰", CardFault.IllegalCharacter },
        { "name:林\uD842兰", CardFault.IllegalCharacter },
        { "issuer:云山\u001B[2J", CardFault.IllegalCharacter },
        { "address:云山\u200B市", CardFault.IllegalCharacter },
        { "number:999901194006120022", CardFault.NumberWrong },
        { "number:99990119400612002", CardFault.NumberWrong },
        { "number:999901400612002", CardFault.NumberWrong },
        { "sex:不详", CardFault.SexUnreadable },
        { "sex:0", CardFault.SexUnreadable },
        { "sex:男", CardFault.SexDisagrees },
        { "sex:1", CardFault.SexDisagrees },
        { "birthDate:1940年", CardFault.BirthDateUnreadable },
        { "birthDate:19400613", CardFault.BirthDateDisagrees },
        { "validFrom:20060431", CardFault.ValidityUnreadable },
        { "validUntil:永久", CardFault.ValidityUnreadable },
        { "validUntil:20060331", CardFault.ValidityReversed },
        { "validFrom:19400611", CardFault.ValidityReversed },
    };

    [Fact]
    public void A_card_is_read_as_its_chip_has_it()
    {
        var card = IdCard.Create(SomeCards.Fields(name: "林秀兰          ", address: "  "));

        Assert.Equal("林秀兰", card.Name);
        Assert.Equal(SomeCards.Number, card.Number);
        Assert.Equal(Sex.Female, card.Sex);
        Assert.Equal(new DateOnly(1940, 6, 12), card.BirthDate);
        Assert.Equal(new DateOnly(2006, 4, 1), card.ValidFrom);
        Assert.Null(card.ValidUntil);
        Assert.Equal(SomeCards.Issuer, card.Issuer);
        Assert.Null(card.Address);
        Assert.Equal(SomeCards.Photo, card.Photo.ToArray());
    }

    [Theory]
    [InlineData("20260401")]
    [InlineData("2026-04-01")]
    [InlineData("2026.04.01")]
    public void Days_are_read_in_every_way_that_readers_write_them(string day) =>
        Assert.Equal(new DateOnly(2026, 4, 1), SomeCards.Until(day).ValidUntil);

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_is_no_card_is_refused_for_what_is_wrong(string wrong, CardFault fault)
    {
        var fields = With(wrong);

        Assert.Equal(fault, IdCard.FindFault(fields));
        Assert.Throws<ArgumentException>(() => IdCard.Create(fields));
    }

    [Fact]
    public void A_picture_too_large_for_any_chip_is_refused() =>
        Assert.Equal(
            CardFault.TooLong, IdCard.FindFault(SomeCards.Fields(photo: new byte[IdCard.MaxPhotoLength + 1])));

    [Fact]
    public void What_no_browser_shows_is_no_picture_and_the_card_is_one_all_the_same()
    {
        byte[] packed = [(byte)'W', (byte)'L', (byte)'f', 1, 2, 3];

        var card = IdCard.Create(SomeCards.Fields(photo: packed));

        Assert.True(card.Photo.IsEmpty);
        Assert.All(packed, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Wiping_overwrites_the_picture()
    {
        var photo = SomeCards.Photo;
        var card = IdCard.Create(SomeCards.Fields(photo: photo));

        card.Wipe();

        Assert.True(card.Photo.IsEmpty);
        Assert.All(photo, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Neither_the_card_nor_its_fields_nor_a_reading_tell_who_it_is()
    {
        var fields = SomeCards.Fields();
        var reading = CardReading.Of(fields, isSigned: false, isStandIn: false);

        Assert.DoesNotContain("19400612", $"{fields}{SomeCards.Value}{reading}", StringComparison.Ordinal);
        Assert.DoesNotContain(SomeCards.Name, $"{fields}{SomeCards.Value}{reading}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11, 85)]
    [InlineData(12, 86)]
    public void Age_is_counted_in_full_years(int day, int age) =>
        Assert.Equal(age, SomeCards.Value.AgeOn(new(2026, 6, day)));

    private static CardFields With(string wrong)
    {
        var value = wrong[(wrong.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return wrong[..^(value.Length + 1)] switch
        {
            "name" => SomeCards.Fields(name: value),
            "number" => SomeCards.Fields(number: value),
            "sex" => SomeCards.Fields(sex: value),
            "birthDate" => SomeCards.Fields(birthDate: value),
            "address" => SomeCards.Fields(address: value),
            "issuer" => SomeCards.Fields(issuer: value),
            "validFrom" => SomeCards.Fields(validFrom: value),
            "validUntil" => SomeCards.Fields(validUntil: value),
            var field => throw new ArgumentException(field, nameof(wrong)),
        };
    }
}
