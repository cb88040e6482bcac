namespace CounterDesk.Domain.IdCards;

/// <summary>What somebody says stands in a card's chip, as text: nothing of it has been believed yet.</summary>
/// <remarks>No record, so that it never tells a name or a number when it is written somewhere.</remarks>
public sealed class CardFields
{
    public string? Name { get; init; }

    public string? Number { get; init; }

    /// <summary>男 or 女, or the code of GB/T 2261.1.</summary>
    public string? Sex { get; init; }

    public string? BirthDate { get; init; }

    public string? Address { get; init; }

    public string? Issuer { get; init; }

    public string? ValidFrom { get; init; }

    /// <summary>A day, or 长期.</summary>
    public string? ValidUntil { get; init; }

    /// <summary>The picture in the chip; empty when it was not given. Whoever reads the fields takes it over.</summary>
    public byte[] Photo { get; init; } = [];

    /// <summary>What every card has, in the order of its two sides. Foreigners' have no address.</summary>
    internal IEnumerable<string?> Needed => [Name, Sex, BirthDate, Number, Issuer, ValidFrom, ValidUntil];
}
