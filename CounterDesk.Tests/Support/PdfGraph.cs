using System.Globalization;
using CounterDesk.Domain.SealedPdf;
using UglyToad.PdfPig.Tokens;
using PigDocument = UglyToad.PdfPig.PdfDocument;

namespace CounterDesk.Tests.Support;

/// <summary>
/// Everything that can be reached from a PDF file's catalog, a line an object, by our reader and by PdfPig.
/// </summary>
internal static class PdfGraph
{
    public static IReadOnlyList<string> Of(PdfDocument document)
    {
        var (lines, open) = (new SortedDictionary<int, string>(), new Stack<int>());
        var catalog = Write(document.Catalog, open);
        while (open.TryPop(out var number))
        {
            if (!lines.ContainsKey(number))
            {
                lines[number] = Write(document.Resolve(new PdfValue.Reference(number, 0)), open);
            }
        }

        return [catalog, .. lines.Select(line => $"{line.Key}: {line.Value}")];
    }

    public static IReadOnlyList<string> OfPdfPig(byte[] file)
    {
        using var document = PigDocument.Open(file);
        var (lines, open) = (new SortedDictionary<int, string>(), new Stack<int>());
        var catalog = Write(document.Structure.Catalog.CatalogDictionary, open);
        while (open.TryPop(out var number))
        {
            if (!lines.ContainsKey(number))
            {
                lines[number] = Write(document.Structure.GetObject(new(number, 0)).Data, open);
            }
        }

        return [catalog, .. lines.Select(line => $"{line.Key}: {line.Value}")];
    }

    private static string Write(PdfValue value, Stack<int> open)
    {
        switch (value)
        {
            case PdfValue.Null:
                return "null";
            case PdfValue.Flag flag:
                return flag.Value ? "true" : "false";
            case PdfValue.Number number:
                return ((double)number.Value).ToString(CultureInfo.InvariantCulture);
            case PdfValue.Name name:
                return $"/{name.Value}";
            case PdfValue.Text text:
                return $"<{Convert.ToHexString(text.Bytes.Span)}>";
            case PdfValue.Reference reference:
                open.Push(reference.Object);
                return $"{reference.Object} R";
            case PdfValue.List list:
                return $"[{string.Join(' ', list.Items.Select(item => Write(item, open)))}]";
            case PdfValue.Dictionary dictionary:
                return WriteEntries(dictionary.Entries.Select(entry => (entry.Key, Write(entry.Value, open))));
            case PdfValue.Stream stream:
                return $"{Write(stream.Head, open)} {Convert.ToHexString(stream.Bytes.Span)}";
            default:
                throw new InvalidOperationException($"{value} is of a kind that this writer does not know.");
        }
    }

    private static string Write(IToken token, Stack<int> open)
    {
        switch (token)
        {
            case NullToken:
                return "null";
            case BooleanToken flag:
                return flag.Data ? "true" : "false";
            case NumericToken number:
                return number.Data.ToString(CultureInfo.InvariantCulture);
            case NameToken name:
                return $"/{name.Data}";
            case StringToken text:
                return $"<{Convert.ToHexString(text.GetBytes())}>";
            case HexToken hex:
                return $"<{Convert.ToHexString(hex.Bytes.ToArray())}>";
            case IndirectReferenceToken reference:
                open.Push((int)reference.Data.ObjectNumber);
                return $"{reference.Data.ObjectNumber} R";
            case ArrayToken list:
                return $"[{string.Join(' ', list.Data.Select(item => Write(item, open)))}]";
            case DictionaryToken dictionary:
                return WriteEntries(dictionary.Data.Select(entry => (entry.Key, Write(entry.Value, open))));
            case StreamToken stream:
                return $"{Write(stream.StreamDictionary, open)} {Convert.ToHexString(stream.Data.ToArray())}";
            default:
                throw new InvalidOperationException($"{token} is of a kind that this writer does not know.");
        }
    }

    private static string WriteEntries(IEnumerable<(string Key, string Value)> entries) =>
        $"<<{string.Join(' ', entries.Select(entry => $"/{entry.Key} {entry.Value}").Order(StringComparer.Ordinal))}>>";
}
