using System.Collections.Immutable;

namespace CounterDesk.Domain.Seals;

/// <summary>
/// Makes one report of what was found about a file and about each of its signatures: the worst answer decides.
/// </summary>
internal static class MergedReport
{
    private static readonly CheckOutcome[] _worstFirst =
    [
        CheckOutcome.Failed, CheckOutcome.NotDone, CheckOutcome.PassedWithRemark, CheckOutcome.Passed,
        CheckOutcome.NotNeeded,
    ];

    /// <param name="sheet">What was found about an OFD file.</param>
    /// <param name="documents">Its documents with their signatures.</param>
    /// <param name="content">What it says; null when it could not be read.</param>
    public static FileReport Of(CheckSheet sheet, ImmutableArray<SealedDocument> documents, FileContent? content) =>
        Of(
            sheet,
            [.. documents.SelectMany(document => document.Signatures)],
            isCovered: !documents.IsEmpty && documents.All(document => document.IsCovered)) with
        {
            Content = content,
        };

    /// <param name="sheet">What was found about the file.</param>
    /// <param name="signatures">What was found about each of its signatures.</param>
    /// <param name="isCovered">What one signature leaves open another covers: a remark, not a reason.</param>
    public static FileReport Of(CheckSheet sheet, ImmutableArray<SignatureReport> signatures, bool isCovered = false)
    {
        var reasons = signatures.SelectMany(signature => signature.Reasons)
            .Where(reason => !(isCovered && LeavesOpen(reason)))
            .Concat(sheet.Reasons).Distinct().OrderBy(FileReasonRules.CheckOf).ToImmutableArray();
        var warnings = signatures.SelectMany(signature => signature.Warnings).Concat(sheet.Warnings);
        var isCoveredByAnother = isCovered
            && signatures.SelectMany(signature => signature.Reasons).Any(LeavesOpen);
        return new FileReport
        {
            Checks = [.. sheet.Results.Select(result => Worst(result, signatures, isCoveredByAnother))],
            Reasons = reasons,
            Warnings =
            [
                .. (isCoveredByAnother ? warnings.Append(FileWarning.ContentNotCovered) : warnings).Distinct().Order(),
            ],
            Signatures = signatures,
        };
    }

    private static bool LeavesOpen(FileReason reason) =>
        reason is FileReason.ContentNotCovered or FileReason.AnnotatedForUse;

    private static SealCheckResult Worst(
        SealCheckResult ofFile, ImmutableArray<SignatureReport> signatures, bool isCoveredByAnother)
    {
        if (ofFile.Check is SealCheck.EverythingCovered && isCoveredByAnother)
        {
            return new SealCheckResult(
                ofFile.Check, CheckOutcome.PassedWithRemark, Warning: FileWarning.ContentNotCovered);
        }

        // About package and list the file answers; about the rest signatures do, and the file where it knows worse.
        var isOfFile = ofFile.Check is SealCheck.PackageSafe or SealCheck.SignatureListRead;
        return isOfFile || signatures.IsEmpty
            ? ofFile
            : signatures.Select(signature => signature.Checks.First(result => result.Check == ofFile.Check))
                .Concat(ofFile.Reason is null ? [] : [ofFile])
                .MinBy(result => Array.IndexOf(_worstFirst, result.Outcome))!;
    }
}
