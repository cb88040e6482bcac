using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Sharing;

/// <summary>
/// An identity card that a reader read at this visit, as far as a platform may ask for it: some hand nothing of a person out
/// by her number alone.
/// </summary>
/// <param name="name">As the chip has it.</param>
/// <param name="holder">Whose it is.</param>
/// <param name="validFrom">Its first day.</param>
/// <param name="validUntil">Its last day; null for 长期.</param>
/// <remarks>No record, so that it never tells a name when it is written somewhere.</remarks>
public sealed class PresentedCard(string name, HolderCode holder, DateOnly validFrom, DateOnly? validUntil)
{
    public string Name => name;

    public HolderCode Holder => holder;

    public DateOnly ValidFrom => validFrom;

    public DateOnly? ValidUntil => validUntil;
}
