using System.Collections.Immutable;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals.Certificates;
using CounterDesk.Domain.Seals.Der;
using CounterDesk.Domain.Seals.Values;

namespace CounterDesk.Domain.Seals;

/// <summary>Verifies the signatures of an OFD package one by one.</summary>
internal sealed class OfdSignatureCheck(OfdPackage package, Judgment judgment)
{
    // The largest value seen, with the picture of a seal in it, has 0.2 MB. Each is hashed several times.
    private const int MaxBytes = 4 << 20;

    private readonly ReferenceCheck _references = new(package, new EntryDigests(package));
    private readonly HashSet<string> _ofSeals = new(StringComparer.Ordinal);

    public SignatureReport Verify(ListedSignature listed, string listPath, OfdDocument document)
    {
        var sheet = new CheckSheet();
        sheet.Pass(SealCheck.PackageSafe);
        sheet.Pass(SealCheck.SignatureListRead);
        if (TryRead(listed, listPath) is not var (path, signature, bytes))
        {
            sheet.Find(FileReason.Format);
            return SignatureReport.Of(listed.Id, sheet, new SignatureFacts());
        }

        var facts = CheckValue(sheet, listed, path, signature, bytes);
        var covered = _references.Run(sheet, signature, path, facts.Signer);
        var uncovered = CheckCoverage(sheet, document, covered);
        return SignatureReport.Of(listed.Id, sheet, facts) with
        {
            CoveredEntries = [.. covered.Order(StringComparer.Ordinal)],
            CoveredParts = CoveredPart.Sort(covered, document, _ofSeals),
            UncoveredEntries = uncovered,
            UncoveredParts = CoveredPart.Sort(uncovered, document, _ofSeals),
        };
    }

    private (string Path, OfdSignature Signature, ReadOnlyMemory<byte> Bytes)? TryRead(ListedSignature listed, string listPath)
    {
        if (!package.TryFind(listPath, listed.Location, out var path)
            || !package.TryGet(path, out var bytes) || bytes.Length > MaxBytes)
        {
            return null;
        }

        _ofSeals.UnionWith([listPath, path]);
        try
        {
            return (path, OfdSignature.Read(package, path), bytes);
        }
        catch (OfdFormatException exception) when (exception.Fault is OfdFault.MalformedXml)
        {
            return null;
        }
    }

    private SignatureFacts CheckValue(
        CheckSheet sheet, ListedSignature listed, string path, OfdSignature signature, ReadOnlyMemory<byte> content)
    {
        if (!package.TryFind(path, signature.ValueLocation, out var valuePath)
            || !package.TryGet(valuePath, out var value) || value.Length > MaxBytes)
        {
            sheet.Find(FileReason.SignedValueFormat);
            return new SignatureFacts();
        }

        _ofSeals.Add(valuePath);

        // A seal must be one; a signature may be made with a seal, too. The value's shape tells.
        if (!listed.IsSeal && Sm2Value.Normalize(value.Span) is not null)
        {
            return PlainSignatureCheck.RunBare(sheet);
        }

        return TryReadValue(sheet, value) switch
        {
            null => new SignatureFacts(),
            { } data when !listed.IsSeal && SignedData.IsSignedData(data) =>
                PlainSignatureCheck.Run(
                    sheet, data, content.Span, DerTime.Parse(signature.SignedAt), mustNameSigner: false, judgment),
            { } seal => CheckSeal(sheet, seal, path, signature, content),
        };
    }

    private static DerValue? TryReadValue(CheckSheet sheet, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var value = DerValue.Read(bytes, out var rest);
            if (!rest.IsEmpty)
            {
                sheet.Find(FileReason.TrailingData);
            }

            return value;
        }
        catch (DerFormatException)
        {
            sheet.Find(FileReason.SignedValueFormat);
            return null;
        }
    }

    private SignatureFacts CheckSeal(
        CheckSheet sheet, DerValue value, string path, OfdSignature signature, ReadOnlyMemory<byte> content)
    {
        var (facts, propertyInfo) = SesCheck.Run(sheet, value, content, judgment);
        if (facts.Seal is null)
        {
            return facts;
        }

        // The range is never looked up by propertyInfo: writers put document numbers and JSON there.
        if (OfdPath.Resolve("", propertyInfo) != path)
        {
            sheet.Warn(FileWarning.PropertyInfoNotSignaturePath);
        }

        if (signature.SealLocation is { } location
            && package.TryFind(path, location, out var sealPath)
            && package.TryGet(sealPath, out var sealFile))
        {
            _ofSeals.Add(sealPath);
            if (!sealFile.Span.SequenceEqual(facts.Seal.Encoded.Span))
            {
                sheet.Find(FileReason.SealFileMismatch);
            }
        }

        return facts;
    }

    private ImmutableArray<string> CheckCoverage(CheckSheet sheet, OfdDocument document, ImmutableHashSet<string> covered)
    {
        if (!covered.Contains(OfdWriter.MainEntry))
        {
            sheet.Warn(FileWarning.OfdXmlNotCovered);
        }

        var uncovered = document.ShownEntries.Where(entry => !covered.Contains(entry)).ToImmutableArray();
        if (!document.UnreadableEntries.IsEmpty)
        {
            sheet.Find(FileReason.ContentUnreadable);
        }

        if (uncovered.IsEmpty)
        {
            sheet.Pass(SealCheck.EverythingCovered);
        }
        else if (sheet.HasFailed(SealCheck.ContentUnchanged))
        {
            // What changed or is gone is not covered either; the failure says more.
            sheet.Warn(FileWarning.ContentNotCovered);
        }
        else
        {
            sheet.Find(PurposeWatermark.IsAll(package, document, uncovered, judgment.Purpose)
                ? FileReason.AnnotatedForUse
                : FileReason.ContentNotCovered);
        }

        return uncovered;
    }
}
