using System.Collections.Immutable;
using CounterDesk.Domain.Ofd;

namespace CounterDesk.Domain.Seals;

/// <summary>Verifies an OFD file: package, lists of signatures, each signature, and what all of them together cover.</summary>
internal static class OfdFileCheck
{
    public static FileReport Run(ReadOnlyMemory<byte> file, Judgment judgment)
    {
        var sheet = new CheckSheet();
        try
        {
            var package = OfdPackage.Read(file);
            foreach (var oddity in package.Oddities)
            {
                sheet.Warn(WarningOf(oddity), SealCheck.PackageSafe);
            }

            return Run(package, sheet, judgment);
        }
        catch (OfdFormatException exception)
        {
            Find(sheet, exception.Fault);
            return MergedReport.Of(sheet, [], content: null);
        }
    }

    private static FileReport Run(OfdPackage package, CheckSheet sheet, Judgment judgment)
    {
        var documents = OfdBody.ReadAll(package)
            .Select(body => (Body: body, Document: OfdDocument.Read(package, body)))
            .ToList();
        sheet.Pass(SealCheck.PackageSafe);
        var signatures = new OfdSignatureCheck(package, judgment);
        var sealedDocuments = documents
            .Select(found => new SealedDocument(
                found.Body, found.Document, VerifyAll(package, sheet, found.Body, found.Document, signatures)))
            .ToImmutableArray();
        AnswerForLists(sheet, sealedDocuments);
        return MergedReport.Of(sheet, sealedDocuments, SealedContent.Read(package, sealedDocuments));
    }

    private static ImmutableArray<SignatureReport> VerifyAll(
        OfdPackage package, CheckSheet sheet, OfdBody body, OfdDocument document, OfdSignatureCheck signatures)
    {
        if (body.SignaturesLocation is not { } location)
        {
            return [];
        }

        if (!package.TryFind(OfdWriter.MainEntry, location, out var path))
        {
            sheet.Find(FileReason.SignaturesXmlMissing);
            return [];
        }

        try
        {
            var listed = OfdSignatureList.Read(package, path);
            return [.. listed.Select(signature => signatures.Verify(signature, path, document))];
        }
        catch (OfdFormatException exception) when (exception.Fault is OfdFault.MalformedXml or OfdFault.Malformed)
        {
            sheet.Find(FileReason.SignaturesXmlMissingOrBad);
            return [];
        }
    }

    // Beyond the standards: every document of the file is sealed, or none is.
    private static void AnswerForLists(CheckSheet sheet, ImmutableArray<SealedDocument> documents)
    {
        if (documents.Any(document => !document.Signatures.IsEmpty))
        {
            sheet.Pass(SealCheck.SignatureListRead);
            if (documents.Any(document => document.Signatures.IsEmpty))
            {
                sheet.Find(FileReason.DocBodyWithoutSignature);
            }
        }
        else if (sheet.Reasons.IsEmpty && documents.Any(document => document.Body.SignaturesLocation is not null))
        {
            sheet.Find(FileReason.SignaturesEmpty);
        }
    }

    private static void Find(CheckSheet sheet, OfdFault fault)
    {
        switch (fault)
        {
            case OfdFault.TooLarge:
                sheet.Find(FileReason.Bomb);
                break;
            case OfdFault.DuplicateEntry:
                sheet.Find(FileReason.DuplicateEntry);
                break;
            case OfdFault.CaseDuplicate:
                sheet.Find(FileReason.CaseDuplicate);
                break;
            case OfdFault.LocalNameDifference:
                sheet.Find(FileReason.LocalNameDifference);
                break;
            case OfdFault.TraversalEntry:
                sheet.Find(FileReason.TraversalEntry);
                break;
            case OfdFault.ForbiddenXml:
                sheet.Find(FileReason.XmlForbidden);
                sheet.Find(FileReason.MalformedPackage);
                break;
            case OfdFault.Malformed or OfdFault.MalformedXml:
                sheet.Find(FileReason.MalformedPackage);
                break;
        }
    }

    private static FileWarning WarningOf(OfdOddity oddity) => oddity switch
    {
        OfdOddity.Prefix => FileWarning.ZipPrefix,
        OfdOddity.Trailer => FileWarning.ZipTrailer,
        OfdOddity.DataDescriptor => FileWarning.ZipDataDescriptor,
        OfdOddity.BackslashEntry => FileWarning.BackslashEntry,
    };
}
