using System.Collections.Immutable;

namespace CounterDesk.Domain.SealedPdf;

/// <summary>Finds the signatures among the fields of a document's form (ISO 32000-1 12.7.2, 12.7.4.5).</summary>
internal sealed class PdfSignatureFields
{
    private readonly PdfDocument _document;
    private readonly HashSet<int> _visited = [];
    private readonly HashSet<int> _values = [];
    private readonly ImmutableArray<PdfSignature>.Builder _signatures = ImmutableArray.CreateBuilder<PdfSignature>();

    private PdfSignatureFields(PdfDocument document) => _document = document;

    /// <summary>Those of fields that have been signed, in the order of the fields, and then those of no field.</summary>
    /// <exception cref="PdfFormatException">The form leads round in a circle, or the file has too many.</exception>
    public static ImmutableArray<PdfSignature> ReadAll(PdfDocument document)
    {
        var listed = Read(document);
        ImmutableArray<PdfSignature> all =
            [.. listed, .. PdfLooseSignatures.Read(document, listed).Take(PdfLimits.MaxSignatures + 1)];
        return all.Length <= PdfLimits.MaxSignatures
            ? all
            : throw PdfFormatException.TooLarge("The file has too many signatures.");
    }

    /// <summary>Those that have been signed, in the order of their fields.</summary>
    /// <exception cref="PdfFormatException">The form leads round in a circle, or has too many signatures.</exception>
    public static ImmutableArray<PdfSignature> Read(PdfDocument document)
    {
        var fields = new PdfSignatureFields(document);
        if (document.Resolve(document.Catalog["AcroForm"]) is PdfValue.Dictionary form)
        {
            fields.ReadAll(form["Fields"], "", isSignature: false, depth: 0);
        }

        return fields._signatures.ToImmutable();
    }

    private void ReadAll(PdfValue fields, string parent, bool isSignature, int depth)
    {
        if (depth > PdfLimits.MaxDepth)
        {
            throw PdfFormatException.TooLarge("Fields stand too deep within each other.");
        }

        foreach (var field in (_document.Resolve(fields) as PdfValue.List)?.Items ?? [])
        {
            // A list may hold fields that lead back to it, so that there are more of them than the file has values.
            _document.Budget.SpendValue();
            if (field is PdfValue.Reference reference && !_visited.Add(reference.Object))
            {
                throw PdfFormatException.Malformed("A field stands in a form twice.");
            }

            if (_document.Resolve(field) is PdfValue.Dictionary dictionary)
            {
                Read(dictionary, parent, isSignature, depth);
            }
        }
    }

    private void Read(PdfValue.Dictionary field, string parent, bool isSignature, int depth)
    {
        var name = _document.Resolve(field["T"]) is PdfValue.Text { Bytes: var own }
            ? parent.Length == 0 ? PdfFieldName.Read(own.Span) : $"{parent}.{PdfFieldName.Read(own.Span)}"
            : parent;
        // 12.7.3.1: a field takes its type from those above it.
        isSignature = _document.Resolve(field["FT"]) is PdfValue.Name type ? type.Value == "Sig" : isSignature;
        if (isSignature && _document.Resolve(field["V"]) is PdfValue.Dictionary value
            && (field["V"] is not PdfValue.Reference reference || _values.Add(reference.Object)))
        {
            if (_signatures.Count == PdfLimits.MaxSignatures)
            {
                throw PdfFormatException.TooLarge("The file has too many signatures.");
            }

            _signatures.Add(PdfSignature.Read(_document, name, value));
        }

        ReadAll(field["Kids"], name, isSignature, depth + 1);
    }
}
