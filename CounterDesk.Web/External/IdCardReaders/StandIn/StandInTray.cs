using System.Collections.Immutable;
using CounterDesk.Domain.IdCards;

namespace CounterDesk.Web.External.IdCardReaders.StandIn;

/// <summary>The cards that a stand-in has, the one that lies on it, and what it does.</summary>
internal sealed class StandInTray(ImmutableArray<StandInCard> cards)
{
    private readonly Lock _gate = new();
    private StandInCard? _laid;
    private StandInBehavior _behavior;

    public StandInState State
    {
        get
        {
            lock (_gate)
            {
                return new(_laid?.Name ?? "", _behavior, [.. cards.Select(card => card.Name)]);
            }
        }
    }

    /// <summary>False when there is no card of that name; then nothing is changed.</summary>
    public bool TryFollow(StandInOrder order)
    {
        var card = cards.FirstOrDefault(card => card.Name == order.Card);
        if (order.Card is { Length: > 0 } && card is null)
        {
            return false;
        }

        lock (_gate)
        {
            _laid = order.Card is null ? _laid : card;
            _behavior = order.Behavior ?? _behavior;
        }

        return true;
    }

    /// <summary>The card that the stand-in gives, after what it does with it; null when none lies on it.</summary>
    public CardFields? Give()
    {
        lock (_gate)
        {
            return _laid is null ? null : _behavior switch
            {
                StandInBehavior.Wrong => cards[(cards.IndexOf(_laid) + 1) % cards.Length].Read(),
                StandInBehavior.Half => FrontOf(_laid.Read()),
                StandInBehavior.Normal or StandInBehavior.Slow or StandInBehavior.Absent or StandInBehavior.Garbage =>
                    _laid.Read(),
            };
        }
    }

    private static CardFields FrontOf(CardFields card) => new()
    {
        Name = card.Name, Sex = card.Sex, BirthDate = card.BirthDate, Address = card.Address, Number = card.Number,
    };
}
