using System.Collections.Immutable;
using System.Text;

namespace CounterDesk.Domain.SealedPdf;

/// <summary>The names of a form's fields (ISO 32000-1 12.7.3.2). Any bytes give some text, without control characters.</summary>
internal static class PdfFieldName
{
    /// <summary>The name of a field with those of the fields above it.</summary>
    public static string Of(PdfDocument document, PdfValue.Dictionary field)
    {
        List<string> names = [];
        for (var depth = 0; depth <= PdfLimits.MaxDepth; depth++)
        {
            if (document.Resolve(field["T"]) is PdfValue.Text { Bytes: var own })
            {
                names.Add(Read(own.Span));
            }

            if (document.Resolve(field["Parent"]) is not PdfValue.Dictionary parent)
            {
                break;
            }

            field = parent;
        }

        return string.Join('.', Enumerable.Reverse(names));
    }

    /// <summary>The names in a list of texts.</summary>
    public static ImmutableArray<string> ReadAll(PdfDocument document, PdfValue list) =>
    [
        .. from item in (document.Resolve(list) as PdfValue.List)?.Items ?? []
           select document.Resolve(item) as PdfValue.Text into name
           where name is not null
           select Read(name.Bytes.Span),
    ];

    // 7.9.2.2
    public static string Read(ReadOnlySpan<byte> text) => string.Concat(
        (text switch
        {
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(text[2..]),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(text[3..]),
            _ => Encoding.Latin1.GetString(text),
        }).Where(character => !char.IsControl(character)));
}
