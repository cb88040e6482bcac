using System.Collections.Immutable;

namespace CounterDesk.Domain.IdCards;

/// <summary>What can be said of a card on a day.</summary>
public static class CardChecks
{
    /// <param name="card">Whose number agrees with it, as every card's does.</param>
    /// <param name="today">The day at the counter.</param>
    /// <param name="minimumAge">Years to ask for; null when age does not matter.</param>
    public static ImmutableArray<CardFinding> Of(IdCard card, DateOnly today, int? minimumAge)
    {
        // 居民身份证法 Art. 5: a card counts from its first day through its last.
        var validity = today < card.ValidFrom ? CardFinding.NotYetInForce
            : today > card.ValidUntil ? CardFinding.Expired
            : CardFinding.InForce;
        CardFinding[] age = minimumAge is not { } years ? []
            : [card.AgeOn(today) >= years ? CardFinding.OldEnough : CardFinding.NotOldEnough];
        return [CardFinding.NumberPassed, validity, .. age];
    }
}
