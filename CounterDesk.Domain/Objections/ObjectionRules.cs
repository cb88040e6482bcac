using System.Collections.Immutable;
using CounterDesk.Domain.Verification;

namespace CounterDesk.Domain.Objections;

/// <summary>What an objection may say, and by when it is to be answered.</summary>
public static class ObjectionRules
{
    /// <summary>政务数据共享条例 (国务院令第809号): the provider checks and corrects within ten working days.</summary>
    public const int WorkingDaysToAnswer = 10;

    /// <summary>A license that was not found can only be missing.</summary>
    public static ImmutableArray<ObjectionFault> WhenNotFound { get; } = [ObjectionFault.Missing];

    /// <summary>What may be said of an open license, in the order of the faults.</summary>
    public static ImmutableArray<ObjectionFault> Of(VerificationReport report, bool hasFile) =>
        [.. Enum.GetValues<ObjectionFault>().Where(fault => MaySay(fault, report, hasFile))];

    private static bool MaySay(ObjectionFault fault, VerificationReport report, bool hasFile) => fault switch
    {
        ObjectionFault.Missing => !hasFile,
        ObjectionFault.Wrong => true,
        ObjectionFault.FileUnreadable => hasFile,
        ObjectionFault.NotGenuine => report.Genuine is not GenuineAnswer.Yes,
    };
}
