using CounterDesk.Domain.Seals;

namespace CounterDesk.Domain.Verification;

/// <summary>The answer to one <see cref="LicenseCheck"/>, with a reason whenever it is not a plain pass.</summary>
public sealed record CheckResult
{
    private CheckResult(LicenseCheck check, CheckOutcome outcome) => (Check, Outcome) = (check, outcome);

    public LicenseCheck Check { get; }

    public CheckOutcome Outcome { get; }

    /// <summary>The desk's own reason, or null when the file's reason says it.</summary>
    public CheckReason? Reason { get; private init; }

    public FileReason? FileReason { get; private init; }

    /// <summary>What of the file is worth knowing although the check passed.</summary>
    public FileWarning? FileWarning { get; private init; }

    /// <summary>The key of the face field, or the 36903 item, that the reason is about.</summary>
    public string? Field { get; private init; }

    public static CheckResult Passed(LicenseCheck check) => new(check, CheckOutcome.Passed);

    public static CheckResult Remarked(LicenseCheck check, CheckReason reason, string? field = null) =>
        new(check, CheckOutcome.PassedWithRemark) { Reason = reason, Field = field };

    public static CheckResult Failed(LicenseCheck check, CheckReason reason, string? field = null) =>
        new(check, CheckOutcome.Failed) { Reason = reason, Field = field };

    public static CheckResult NotDone(LicenseCheck check, CheckReason reason, string? field = null) =>
        new(check, CheckOutcome.NotDone) { Reason = reason, Field = field };

    public static CheckResult NotNeeded(LicenseCheck check, CheckReason reason) =>
        new(check, CheckOutcome.NotNeeded) { Reason = reason };

    /// <summary>A result that was written down, with all that was said of it.</summary>
    public static CheckResult Again(
        LicenseCheck check, CheckOutcome outcome, CheckReason? reason, FileReason? fileReason, FileWarning? fileWarning,
        string? field) =>
        new(check, outcome) { Reason = reason, FileReason = fileReason, FileWarning = fileWarning, Field = field };

    /// <summary>What verifying the file found about this row.</summary>
    public static CheckResult OfFile(LicenseCheck check, CheckOutcome outcome, FileReason reason) =>
        new(check, outcome) { FileReason = reason };

    public static CheckResult RemarkedOfFile(LicenseCheck check, FileWarning warning) =>
        new(check, CheckOutcome.PassedWithRemark) { FileWarning = warning };
}
