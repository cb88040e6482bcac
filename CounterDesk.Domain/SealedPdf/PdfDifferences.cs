using System.Collections.Immutable;

namespace CounterDesk.Domain.SealedPdf;

/// <summary>What a later revision shows otherwise than an earlier one.</summary>
/// <param name="Places">As paths from the catalog; the first twenty.</param>
/// <param name="AreAllowed">The signer of the earlier one allows all of it.</param>
internal sealed record PdfChanges(ImmutableArray<string> Places, bool AreAllowed)
{
    public static PdfChanges None { get; } = new([], AreAllowed: true);
}

/// <summary>
/// Compares what two revisions show, from the catalog on. Signing adds something itself, which is no difference:
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

    // What filling in a field changes of it: its value, the state it shows, and how it looks.
    private static readonly string[] _filledIn = ["V", "AS", "AP", "I", "RV"];

    private readonly PdfDocument _before;
    private readonly PdfDocument _after;
    private readonly PdfPermission _permission;
    private readonly HashSet<(int Before, int After, PdfChangeKind Kind, string? Field)> _compared = [];
    private readonly Queue<(PdfValue Before, PdfValue After, Place Place)> _open = [];
    private readonly ImmutableArray<string>.Builder _found = ImmutableArray.CreateBuilder<string>();
    private bool _areAllowed = true;

    private PdfDifferences(PdfDocument before, PdfDocument after, PdfPermission permission) =>
        (_before, _after, _permission) = (before, after, permission);

    /// <param name="before">The file as it was signed.</param>
    /// <param name="after">As it is now.</param>
    /// <param name="permission">What its signer allows.</param>
    /// <exception cref="PdfFormatException">Something in them cannot be read.</exception>
    public static PdfChanges Find(PdfDocument before, PdfDocument after, PdfPermission permission)
    {
        var differences = new PdfDifferences(before, after, permission);
        differences.CompareCatalogs();
        differences.CompareForms();
        return new PdfChanges(differences._found.ToImmutable(), differences._areAllowed);
    }

    private void CompareCatalogs()
    {
        foreach (var key in KeysOf(_before.Catalog, _after.Catalog).Except(_ofProof))
        {
            // Whoever fills in a form notes there when that was.
            var kind = key == "Metadata" ? PdfChangeKind.Form : PdfChangeKind.Content;
            CompareEntries(_before.Catalog, _after.Catalog, key, new Place("", kind, Field: null));
        }

        CompareOpen();
    }

    private void CompareForms()
    {
        var before = _before.Resolve(_before.Catalog["AcroForm"]) as PdfValue.Dictionary ?? PdfValue.Dictionary.Empty;
        var after = _after.Resolve(_after.Catalog["AcroForm"]) as PdfValue.Dictionary ?? PdfValue.Dictionary.Empty;
        foreach (var key in KeysOf(before, after).Except(["SigFlags"]))
        {
            CompareEntries(before, after, key, new Place("/AcroForm", PdfChangeKind.Content, Field: null));
        }

        CompareOpen();
    }

    private void CompareOpen()
    {
        // Where one that is not allowed may follow twenty that are, all have to be looked at.
        while ((_found.Count < MostNamed || _permission.IsRestricted && _areAllowed) && _open.TryDequeue(out var pair))
        {
            Compare(pair.Before, pair.After, pair.Place);
        }
    }

    private void Compare(PdfValue before, PdfValue after, Place place)
    {
        if (before is PdfValue.Reference from && after is PdfValue.Reference to
            && !_compared.Add((from.Object, to.Object, place.Kind, place.Field)))
        {
            return;
        }

        switch (_before.Resolve(before), _after.Resolve(after))
        {
            case (PdfValue.Dictionary old, PdfValue.Dictionary changed):
                CompareDictionaries(old, changed, place);
                break;
            case (PdfValue.Stream old, PdfValue.Stream changed) when AreSame(old.Bytes, changed.Bytes):
                CompareDictionaries(old.Head, changed.Head, place);
                break;
            case (PdfValue.List old, PdfValue.List changed) when old.Items.Length == changed.Items.Length:
                CompareItems(old.Items, changed.Items, place);
                break;
            case (PdfValue.Text old, PdfValue.Text changed) when AreSame(old.Bytes, changed.Bytes):
                break;
            case (PdfValue.Null or PdfValue.Flag or PdfValue.Number or PdfValue.Name, _) pair
                when pair.Item1 == pair.Item2:
                break;
            default:
                Note(place);
                break;
        }
    }

    private void Note(Place place)
    {
        _areAllowed &= _permission.Allows(place.Kind, place.Field);
        if (_found.Count < MostNamed)
        {
            _found.Add(place.Path);
        }
    }

    // Of n objects before and n after there are n² pairs, and objects can be made to meet in all of them.
    private void Open(PdfValue before, PdfValue after, Place place)
    {
        _after.Budget.SpendValue();
        _open.Enqueue((before, after, place));
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

    private void CompareDictionaries(PdfValue.Dictionary before, PdfValue.Dictionary after, Place place)
    {
        foreach (var key in KeysOf(before, after))
        {
            CompareEntries(before, after, key, place);
        }
    }

    private void CompareEntries(PdfValue.Dictionary before, PdfValue.Dictionary after, string key, Place place)
    {
        if (key == "V" && IsSignatureField(before) && _before.Resolve(before[key]) is PdfValue.Null)
        {
            return;
        }

        var below = Below(before, key, place);
        if (key is "Annots" or "Fields")
        {
            var (old, changed) = (ItemsOf(_before, before[key]), ItemsOf(_after, after[key]));
            if (changed.Length > old.Length && changed[old.Length..].All(IsUnseenSignature))
            {
                CompareItems(old, changed[..old.Length], below);
                return;
            }
        }

        Open(before[key], after[key], below);
    }

    private void CompareItems(ImmutableArray<PdfValue> before, ImmutableArray<PdfValue> after, Place place)
    {
        for (var index = 0; index < before.Length; index++)
        {
            Open(before[index], after[index], place.With($"{index}"));
        }
    }

    private Place Below(PdfValue.Dictionary before, string key, Place place) => place.With(key) switch
    {
        // The way up leads out of what may be changed.
        var below when key is "P" or "Parent" => below with { Kind = PdfChangeKind.Content, Field = null },
        var below when _permission.IsRestricted && _filledIn.Contains(key) && IsField(before) =>
            below with { Kind = PdfChangeKind.Form, Field = PdfFieldName.Of(_before, before) },
        var below when key is "Annots" => below with { Kind = PdfChangeKind.Annotation },
        var below => below,
    };

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

    private static bool IsField(PdfValue.Dictionary annotation) =>
        annotation.Entries.ContainsKey("FT") || annotation["Subtype"] is PdfValue.Name { Value: "Widget" };

    private static bool IsSignatureField(PdfValue.Dictionary field) => field["FT"] is PdfValue.Name { Value: "Sig" };

    private static ImmutableArray<PdfValue> ItemsOf(PdfDocument document, PdfValue value) =>
        (document.Resolve(value) as PdfValue.List)?.Items ?? [];

    private static IEnumerable<string> KeysOf(PdfValue.Dictionary before, PdfValue.Dictionary after) =>
        before.Entries.Keys.Union(after.Entries.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <param name="Path">From the catalog.</param>
    /// <param name="Kind">What a difference here would be.</param>
    /// <param name="Field">The full name of the field that was filled in.</param>
    private readonly record struct Place(string Path, PdfChangeKind Kind, string? Field)
    {
        public Place With(string part) => Path.Length < LongestPath ? this with { Path = $"{Path}/{part}" } : this;
    }
}
