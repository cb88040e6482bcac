using System.Collections.Immutable;

namespace CounterDesk.Domain.SealedPdf;

/// <summary>
/// What a later revision shows otherwise than an earlier one. Signing adds something itself, which is no difference:
/// a field that is not seen, and certificates, lists and stamps for the proof (ISO 32000-2 12.8.4.3).
/// </summary>
internal sealed class PdfDifferences
{
    // More are of no use to anybody who reads a report.
    private const int MostNamed = 20;
    private const int LongestPath = 200;

    private static readonly string[] _ofProof = ["AcroForm", "DSS", "Extensions", "Version"];

    // What a field does when it is used, and fields of its own, which may be seen.
    private static readonly string[] _notOfSigning = ["A", "AA", "Kids"];

    private readonly PdfDocument _before;
    private readonly PdfDocument _after;
    private readonly HashSet<(int Before, int After)> _compared = [];
    private readonly Queue<(PdfValue Before, PdfValue After, string Path)> _open = [];
    private readonly ImmutableArray<string>.Builder _found = ImmutableArray.CreateBuilder<string>();

    private PdfDifferences(PdfDocument before, PdfDocument after) => (_before, _after) = (before, after);

    /// <summary>Where they differ, as paths from the catalog; the first twenty.</summary>
    /// <exception cref="PdfFormatException">Something in them cannot be read.</exception>
    public static ImmutableArray<string> Find(PdfDocument before, PdfDocument after)
    {
        var differences = new PdfDifferences(before, after);
        differences.CompareCatalogs();
        differences.CompareForms();
        return differences._found.ToImmutable();
    }

    private void CompareCatalogs()
    {
        foreach (var key in KeysOf(_before.Catalog, _after.Catalog).Except(_ofProof))
        {
            CompareEntries(_before.Catalog, _after.Catalog, key, "");
        }

        CompareOpen();
    }

    private void CompareForms()
    {
        var before = _before.Resolve(_before.Catalog["AcroForm"]) as PdfValue.Dictionary ?? PdfValue.Dictionary.Empty;
        var after = _after.Resolve(_after.Catalog["AcroForm"]) as PdfValue.Dictionary ?? PdfValue.Dictionary.Empty;
        foreach (var key in KeysOf(before, after).Except(["SigFlags"]))
        {
            CompareEntries(before, after, key, "/AcroForm");
        }

        CompareOpen();
    }

    private void CompareOpen()
    {
        while (_found.Count < MostNamed && _open.TryDequeue(out var pair))
        {
            Compare(pair.Before, pair.After, pair.Path);
        }
    }

    private void Compare(PdfValue before, PdfValue after, string path)
    {
        if (before is PdfValue.Reference from && after is PdfValue.Reference to
            && !_compared.Add((from.Object, to.Object)))
        {
            return;
        }

        switch (_before.Resolve(before), _after.Resolve(after))
        {
            case (PdfValue.Dictionary old, PdfValue.Dictionary changed):
                CompareDictionaries(old, changed, path);
                break;
            case (PdfValue.Stream old, PdfValue.Stream changed) when AreSame(old.Bytes, changed.Bytes):
                CompareDictionaries(old.Head, changed.Head, path);
                break;
            case (PdfValue.List old, PdfValue.List changed) when old.Items.Length == changed.Items.Length:
                CompareItems(old.Items, changed.Items, path);
                break;
            case (PdfValue.Text old, PdfValue.Text changed) when AreSame(old.Bytes, changed.Bytes):
                break;
            case (PdfValue.Null or PdfValue.Flag or PdfValue.Number or PdfValue.Name, _) pair
                when pair.Item1 == pair.Item2:
                break;
            default:
                _found.Add(path);
                break;
        }
    }

    // Of n objects before and n after there are n² pairs, and objects can be made to meet in all of them.
    private void Open(PdfValue before, PdfValue after, string path)
    {
        _after.Budget.SpendValue();
        _open.Enqueue((before, after, path));
    }

    private bool AreSame(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        if (before.Equals(after))
        {
            // The same place of the file.
            return true;
        }

        _after.Budget.SpendRead(before.Length);
        return before.Span.SequenceEqual(after.Span);
    }

    private void CompareDictionaries(PdfValue.Dictionary before, PdfValue.Dictionary after, string path)
    {
        foreach (var key in KeysOf(before, after))
        {
            CompareEntries(before, after, key, path);
        }
    }

    private void CompareEntries(PdfValue.Dictionary before, PdfValue.Dictionary after, string key, string path)
    {
        if (key == "V" && IsSignatureField(before) && _before.Resolve(before[key]) is PdfValue.Null)
        {
            return;
        }

        if (key is "Annots" or "Fields")
        {
            var (old, changed) = (ItemsOf(_before, before[key]), ItemsOf(_after, after[key]));
            if (changed.Length > old.Length && changed[old.Length..].All(IsUnseenSignature))
            {
                CompareItems(old, changed[..old.Length], Below(path, key));
                return;
            }
        }

        Open(before[key], after[key], Below(path, key));
    }

    private void CompareItems(ImmutableArray<PdfValue> before, ImmutableArray<PdfValue> after, string path)
    {
        for (var index = 0; index < before.Length; index++)
        {
            Open(before[index], after[index], Below(path, $"{index}"));
        }
    }

    private bool IsUnseenSignature(PdfValue field)
    {
        _after.Budget.SpendValue();
        return _after.Resolve(field) is PdfValue.Dictionary dictionary
            && IsSignatureField(dictionary)
            && !_notOfSigning.Any(dictionary.Entries.ContainsKey)
            && (!dictionary.Entries.ContainsKey("AP") || HasNoArea(dictionary["Rect"]));
    }

    private bool HasNoArea(PdfValue box) =>
        ItemsOf(_after, box).Select(_after.Resolve).ToList()
            is [PdfValue.Number left, PdfValue.Number bottom, PdfValue.Number right, PdfValue.Number top]
        && (left == right || bottom == top);

    private static string Below(string path, string part) => path.Length < LongestPath ? $"{path}/{part}" : path;

    private static bool IsSignatureField(PdfValue.Dictionary field) => field["FT"] is PdfValue.Name { Value: "Sig" };

    private static ImmutableArray<PdfValue> ItemsOf(PdfDocument document, PdfValue value) =>
        (document.Resolve(value) as PdfValue.List)?.Items ?? [];

    private static IEnumerable<string> KeysOf(PdfValue.Dictionary before, PdfValue.Dictionary after) =>
        before.Entries.Keys.Union(after.Entries.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
