using System.Collections.Immutable;

namespace CounterDesk.Domain.ServiceItems;

/// <summary>The parts of a service item in which a new version can differ from the one before.</summary>
public enum ServiceItemPart
{
    Name,
    Pinyin,
    Office,
    Recipients,
    Materials,
    Validity,
    Basis,
    Delegation,
    NotInForce,
    BusinessNumber,
    HeldBack,
    Retirement,
}

public static class ServiceItemParts
{
    /// <summary>What is different, in the order of the parts.</summary>
    public static ImmutableArray<ServiceItemPart> ThatDiffer(ServiceItem one, ServiceItem other) =>
        [.. Enum.GetValues<ServiceItemPart>().Where(part => !IsSame(part, one, other))];

    private static bool IsSame(ServiceItemPart part, ServiceItem one, ServiceItem other) => part switch
    {
        ServiceItemPart.Name => one.Name == other.Name,
        ServiceItemPart.Pinyin => one.Pinyin == other.Pinyin,
        ServiceItemPart.Office => one.Office == other.Office,
        ServiceItemPart.Recipients => one.Recipients.SequenceEqual(other.Recipients),
        ServiceItemPart.Materials => ServiceItemFile.Write(one.Materials) == ServiceItemFile.Write(other.Materials),
        ServiceItemPart.Validity => one.LongestValidityDays == other.LongestValidityDays,
        ServiceItemPart.Basis => one.DutyProvision == other.DutyProvision,
        ServiceItemPart.Delegation => one.NotDelegableBecause == other.NotDelegableBecause,
        ServiceItemPart.NotInForce => one.AcceptsNotInForce == other.AcceptsNotInForce,
        ServiceItemPart.BusinessNumber => one.NeedsBusinessNumber == other.NeedsBusinessNumber,
        ServiceItemPart.HeldBack => one.IsHeldBack == other.IsHeldBack,
        ServiceItemPart.Retirement => one.IsRetired == other.IsRetired,
    };
}
