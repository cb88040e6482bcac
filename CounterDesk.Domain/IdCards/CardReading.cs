using System.Security.Cryptography;

namespace CounterDesk.Domain.IdCards;

/// <summary>What came of reading an ID card at a counter.</summary>
public abstract record CardReading
{
    private CardReading()
    {
    }

    /// <summary>A whole card that agrees with itself.</summary>
    /// <param name="Card">Wipe it when nobody looks at it any more.</param>
    /// <param name="IsSigned">
    /// The reader signed it for this reading. Otherwise it is the word of the counter's PC, and recorded as such.
    /// </param>
    /// <param name="IsStandIn">A stand-in gave it: nobody's card was read.</param>
    public sealed record Read(IdCard Card, bool IsSigned, bool IsStandIn) : CardReading;

    /// <param name="Trouble">What stood in the way.</param>
    /// <param name="Fault">Why what came is no card; null unless something came.</param>
    public sealed record NotRead(CardTrouble Trouble, CardFault? Fault = null) : CardReading;

    public static CardReading NotACard(CardFault fault) => new NotRead(CardTrouble.NotACard, fault);

    /// <summary>Decides what a reader's fields are. The picture of what is not a card is wiped.</summary>
    public static CardReading Of(CardFields fields, bool isSigned, bool isStandIn)
    {
        if (IdCard.FindFault(fields) is not { } fault)
        {
            return new Read(IdCard.Create(fields), isSigned, isStandIn);
        }

        CryptographicOperations.ZeroMemory(fields.Photo);
        return fault is CardFault.Missing && fields.Needed.Any(field => !string.IsNullOrWhiteSpace(field))
            ? new NotRead(CardTrouble.Half, fault)
            : NotACard(fault);
    }
}
