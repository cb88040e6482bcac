using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Sharing;

/// <summary>
/// Who asks a sharing platform, at which counter and for what matter. It goes with every call, so that the platform can
/// answer for each look at somebody's license.
/// </summary>
/// <remarks>No record, so that it never tells names when it is written somewhere.</remarks>
public sealed class PlatformCall
{
    /// <summary>GB/T 36906: the reason for use (useCause) has at most so many characters.</summary>
    public const int MaxPurposeLength = 200;

    /// <summary>The staff number of who asks.</summary>
    public required string OperatorNumber { get; init; }

    public required string OperatorName { get; init; }

    public required string OperatorRole { get; init; }

    /// <summary>The hall, and its unified social credit code.</summary>
    public required string OfficeName { get; init; }

    public required string OfficeCode { get; init; }

    /// <summary>Six digits by GB/T 2260.</summary>
    public required string Region { get; init; }

    /// <summary>Null where the matter is none of the list of service items.</summary>
    public string? ItemCode { get; init; }

    public required string ItemName { get; init; }

    public required string BusinessNumber { get; init; }

    /// <summary>What the license is used for (用证事由). A file that is handed over for it says so on each page.</summary>
    public required string Purpose { get; init; }

    /// <summary>The number of the counter.</summary>
    public required string Terminal { get; init; }

    /// <summary>The identity cards that were read at the visit. They go to a platform that asks for them, and to no other.</summary>
    public ImmutableArray<PresentedCard> Cards { get; init; } = [];

    /// <summary>The card of somebody; null when none of hers was read.</summary>
    public PresentedCard? CardOf(HolderCode holder) => Cards.FirstOrDefault(card => card.Holder == holder);

    /// <summary>Whether all that the platforms insist on is there.</summary>
    public bool IsComplete =>
        Purpose.Length <= MaxPurposeLength
        && !((string[])[OperatorNumber, OperatorName, OperatorRole, OfficeName, OfficeCode, Region, ItemName, BusinessNumber, Purpose, Terminal])
            .Any(string.IsNullOrWhiteSpace);
}
