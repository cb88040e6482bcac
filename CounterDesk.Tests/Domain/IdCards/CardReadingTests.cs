using CounterDesk.Domain.IdCards;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.IdCards;

public sealed class CardReadingTests
{
    [Fact]
    public void A_whole_card_is_read()
    {
        var reading = CardReading.Of(SomeCards.Fields(), isSigned: true, isStandIn: false);

        var read = Assert.IsType<CardReading.Read>(reading);
        Assert.Equal(SomeCards.Name, read.Card.Name);
        Assert.True(read.IsSigned);
        Assert.False(read.IsStandIn);
    }

    [Fact]
    public void A_card_of_which_a_part_came_was_taken_away_too_early() =>
        Assert.Equal(
            new CardReading.NotRead(CardTrouble.Half, CardFault.Missing),
            CardReading.Of(new CardFields { Name = SomeCards.Name }, isSigned: false, isStandIn: false));

    [Fact]
    public void Fields_without_anything_in_them_are_no_card() =>
        Assert.Equal(
            CardReading.NotACard(CardFault.Missing),
            CardReading.Of(new CardFields { Name = " " }, isSigned: false, isStandIn: false));

    [Fact]
    public void The_picture_of_what_is_no_card_is_wiped()
    {
        var photo = SomeCards.Photo;

        var reading = CardReading.Of(SomeCards.Fields(sex: "男", photo: photo), isSigned: false, isStandIn: false);

        Assert.Equal(CardReading.NotACard(CardFault.SexDisagrees), reading);
        Assert.All(photo, value => Assert.Equal(0, value));
    }
}
