using CounterDesk.Domain.IdCards;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.IdCards;

public sealed class CardChecksTests
{
    private static readonly DateOnly _today = new(2026, 3, 18);

    [Theory]
    [InlineData("20260317", CardFinding.Expired)]
    [InlineData("20260318", CardFinding.InForce)]
    [InlineData("20260319", CardFinding.InForce)]
    [InlineData("长期", CardFinding.InForce)]
    public void A_card_counts_through_its_last_day(string until, CardFinding finding) =>
        Assert.Equal(
            [CardFinding.NumberPassed, finding], CardChecks.Of(SomeCards.Until(until), _today, minimumAge: null));

    [Theory]
    [InlineData("20260318", CardFinding.InForce)]
    [InlineData("20260319", CardFinding.NotYetInForce)]
    public void A_card_counts_from_its_first_day(string from, CardFinding finding) =>
        Assert.Equal(
            [CardFinding.NumberPassed, finding],
            CardChecks.Of(IdCard.Create(SomeCards.Fields(validFrom: from)), _today, minimumAge: null));

    [Theory]
    [InlineData(1956, 3, 18, CardFinding.OldEnough)]
    [InlineData(1956, 3, 19, CardFinding.NotOldEnough)]
    [InlineData(1956, 2, 29, CardFinding.OldEnough)]
    public void The_age_asked_for_is_reached_on_the_birthday(int year, int month, int day, CardFinding finding) =>
        Assert.Equal(
            [CardFinding.NumberPassed, CardFinding.InForce, finding],
            CardChecks.Of(SomeCards.BornOn(new(year, month, day)), _today, minimumAge: 70));
}
