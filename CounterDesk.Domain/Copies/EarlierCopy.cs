using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// A copy that the register has already of the same license, of the same holder, for the same matter and recipient.
/// </summary>
/// <param name="Number">Its number, which says the day.</param>
/// <param name="State">As the register has it.</param>
/// <param name="Visit">At which it was made.</param>
/// <param name="MadeAtUtc">When.</param>
/// <param name="Replaces">The copy that it names itself.</param>
public sealed record EarlierCopy(
    CopyNumber Number, CopyState State, Guid Visit, DateTime MadeAtUtc, CopyNumber? Replaces)
{
    /// <summary>It was made ahead and sent, and nobody has said yet how it came out.</summary>
    public bool IsAskedAhead { get; init; }
}
